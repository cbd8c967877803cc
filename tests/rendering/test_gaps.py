"""Gaps of several parts can be told apart, and no part is taken for another."""

from __future__ import annotations

import pytest

from gradekit import rendering
from gradekit.batch.set_documents import problems_document
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from tests.templates.snippets import SOUND, changed, faults, template

GAPS = changed(
    ("Differentiate $f(x) = {{ f }}$.\n", "$f(x) = {{ f }}$ has value [[at]] and slope [[slope]] at 1.\n"),
    ("Tính đạo hàm của $f(x) = {{ f }}$.\n", "$f(x) = {{ f }}$ có giá trị [[at]], độ dốc [[slope]] tại 1.\n"),
    (
        "answer: {type: derivative, of: f}",
        """parts:
  - {id: at, answer: {type: number, value: 'subs(f, x, 1)'}}
  - {id: slope, answer: {type: number, value: 'subs(diff(f), x, 1)'}}""",
    ),
)


def drawn(text: str = GAPS) -> ProblemSet:
    problem = template(text).draw(3)
    return ProblemSet("quiz", "Quiz", "en", 1, (Sheet("ann", "Ann", "ABCD-EFGH", (Slot("p1", problem),)),))


def test_each_gap_has_the_letter_of_its_part() -> None:
    """The letter stands at the gap, and no empty line (a) below; in problems.json, too."""
    sheet = rendering.get("md").render(drawn(), "sheet").decode()
    gap = rendering.get("md").render(drawn(), "key").decode()
    assert "value **(a)**" in sheet.replace("\u00a0", " ")
    assert "slope **(b)**" in sheet.replace("\u00a0", " ")
    assert sheet.count("(a)") == sheet.count("(b)") == 1
    assert gap.count("(a)") == 2
    assert "**(a)**" in problems_document(drawn()).sheets[0].problems[0].prompt


def test_a_single_gap_has_no_letter() -> None:
    """Where there is one part there is nothing to tell apart."""
    one = changed(("Differentiate $f(x)", "It is [[answer]] for $f(x)"), ("Tính đạo hàm của", "Là [[answer]] của"))
    assert "(a)" not in rendering.get("md").render(drawn(one), "sheet").decode()


IDS = [
    ("a", "b", True),
    ("at", "slope", True),
    ("x", "y", True),
    ("b", "a", False),
    ("start", "a", False),
    ("A", "b", False),
]


@pytest.mark.parametrize(("first", "second", "sound"), IDS)
def test_no_part_is_named_by_the_letter_of_another(first: str, second: str, sound: bool) -> None:
    """A part printed as (a) cannot be called b: an answer to (b) would be graded as an answer to (a)."""
    parts = "".join(f"\n  - {{id: {name}, answer: {{type: number, value: 1}}}}" for name in (first, second))
    text = SOUND.replace("answer: {type: derivative, of: f}", f"parts:{parts}")
    assert (faults(text) == []) == sound
    assert sound or "would be taken for another" in faults(text)[0]
