"""Laws of the reader over random texts: never an exception, places inside the text, work linear in its length."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradekit.expression import budget
from gradekit.expression.complaints import COMPLAINTS, WARNINGS, message
from gradekit.expression.marks import caret, marked_html
from gradekit.expression.reader import count_steps, read
from gradekit.expression.reading import Complaint, ReaderSettings, Reading
from gradekit.expression.tree import Function, Number, Product, Sum, Symbol, children, walk
from gradekit.values import replace
from tests.expression.table_rows import TABLES, USUAL, malformed, readings, unescaped

SETTINGS = (
    USUAL,
    replace(USUAL, locale="vi"),
    replace(USUAL, notation="latex"),
    ReaderSettings(any_name=True, author=True),
    ReaderSettings(names=("x", "x_1", "alpha"), relation=True, log="ten"),
)
PIECES = (
    *"0123456789xyabntepi.,;()[]{}|+-*/^!_=<>'\\ $&~%²ⁿ½√∛π∞·−₁α",
    *(
        "sin",
        "ln",
        "log_",
        "log2",
        "sqrt",
        "exp",
        "^{",
        "}",
        "**",
        "sin^-1",
        "1e5",
        "0.5",
        "3,14",
        "max(",
        "f'(x)=",
        "and",
    ),
    *("\\frac", "\\sqrt", "\\sin", "\\left(", "\\right)", "\\left|", "\\cdot ", "\\text{", "\\begin{cases}", "\\\\"),
    *("\u200b", "\u202e", "х", "\0", "\ud800", "😀", "ｘ", "٣"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=40)


def check(text: str, settings: ReaderSettings) -> None:
    """A reading whose spans lie in the text and that is within the budget, or a complaint that can be shown."""
    result = read(text, settings)
    if isinstance(result, Complaint):
        assert result.code in COMPLAINTS
        assert 0 <= result.offset <= result.offset + result.length <= len(text)
        shown = message(result, "vi") + result.found
        assert shown.isprintable()
        assert caret(text, result).replace("\n", "").isprintable()
        assert "<script" not in marked_html(text, result)
        return
    assert isinstance(result, Reading)
    for warning in result.warnings:
        assert warning.code in WARNINGS
        assert 0 <= warning.offset <= warning.offset + warning.length <= len(text)
    for tree in (result.tree, *result.others):
        assert budget.too_large(tree) is None
        for node in walk(tree):
            start, end = node.span
            assert 0 <= start <= end <= len(text)
    assert (result.other is None) == (result.others == ())


@given(text=TEXTS, settings=st.sampled_from(SETTINGS))
def test_any_text_is_read_or_complained_about(text: str, settings: ReaderSettings) -> None:
    """No text raises; what comes back points into the text and is safe to show."""
    check(text, settings)


@pytest.mark.parametrize("settings", SETTINGS, ids=range(len(SETTINGS)))
def test_the_fuzz_corpus_is_read_or_complained_about(settings: ReaderSettings) -> None:
    """Inputs that earlier fuzz runs found interesting."""
    for line in (TABLES / "fuzz_corpus.txt").read_text(encoding="utf-8").splitlines():
        check(unescaped(line), settings)


@given(text=TEXTS, settings=st.sampled_from(SETTINGS))
def test_work_is_linear_in_the_length(text: str, settings: ReaderSettings) -> None:
    """At most six readings, each of at most four tokens a character, each token cut once and consumed once."""
    assert count_steps(text * 10, settings) <= 6 * 2 * 4 * (len(text * 10) + 2)


@pytest.mark.parametrize(
    "piece",
    ["x+", "(", "-", "sin ", "2^", "|", "sin(", "x^2", "1/2x", "e^2x", "√", "\\frac", "\\frac1", "{", "ln x/", "log "],
)
def test_long_repetitions_are_linear(piece: str) -> None:
    """Repeating a piece up to the limit costs a bounded number of steps a character."""
    for size in (200, 400, 800, 1600):
        text = (piece * size)[:size]
        assert count_steps(text, USUAL) <= 14 * size


ROWS = [*readings(), *malformed()]


@given(data=st.data())
def test_every_table_row_survives_mutation(data: st.DataObject) -> None:
    """A row of the tables with one piece inserted, deleted or doubled is still read or complained about."""
    row = data.draw(st.sampled_from(ROWS))
    text = row.typed
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(PIECES))
    check(text[:at] + piece + text[at + data.draw(st.integers(0, 2)) :], row.settings)


@given(text=TEXTS)
def test_spans_of_children_lie_in_their_parents(text: str) -> None:
    """In a reading, every subtree was typed inside the place of its parent."""
    result = read(text, USUAL)
    if not isinstance(result, Reading) or result.notation == "latex":
        return
    for node in walk(result.tree):
        for part in children(node):
            if part.span != (0, 0):
                assert node.span[0] <= part.span[0] <= part.span[1] <= node.span[1], (text, node, part)


def test_extra_functions_are_read_with_their_number_of_arguments() -> None:
    """Names in `functions` are applied like known ones, single letters too; a wrong count is a complaint."""
    settings = replace(USUAL, functions=(("f", 1, 1), ("area", 2, None)))
    reading = read("2f(x+1)+area(x;y)", settings)
    assert isinstance(reading, Reading)
    assert reading.tree == Sum(
        (
            Product((Number(Fraction(2)), Function("f", (Sum((Symbol("x"), Number(Fraction(1)))),)))),
            Function("area", (Symbol("x"), Symbol("y"))),
        )
    )
    complaint = read("f(x,y)", settings)
    assert isinstance(complaint, Complaint)
    assert complaint.code == "argument-count"
