"""Answers that are right in value but not finished: too few decimal places, or a derivative left to take."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.answers.authored import expected
from gradekit.grading.compare import compare
from gradekit.grading.grader import grade

TABLES = Path(__file__).parent.parent / "tables"
UNFINISHED = frozenset(("author-function", "prime", "unknown-name", "unknown-command"))
"""Codes of complaints about a derivative, a limit or an integral in an answer."""


def rows(name: str) -> list[list[str]]:
    """The rows of a table, cut at the bar and at the tildes."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    cut = [line.split("|", 1) for line in lines if line.strip() and not line.startswith("#")]
    return [[first.strip(), *(part.strip() for part in rest.split("~"))] for first, rest in cut]


def texts(cell: str) -> list[str]:
    """The texts of a cell."""
    return [text.strip() for text in cell.split(";") if text.strip()]


PLACES = rows("decimal_places.txt")
LEFT = rows("derivative_left.txt")


@pytest.mark.parametrize(("places", "number", "right", "misses"), PLACES)
def test_decimal_places(places: str, number: str, right: str, misses: str) -> None:
    """Enough places, or an exact form, pass; a value that is near enough with fewer places has the wrong form."""
    answer = expected("number", number, places=int(places))
    assert {text: grade(answer, text).outcome for text in texts(right)} == dict.fromkeys(texts(right), "correct")
    found = {text: (verdict.outcome, verdict.note) for text in texts(misses) if (verdict := grade(answer, text))}
    assert found == dict.fromkeys(texts(misses), ("wrong_form", "places"))


@pytest.mark.parametrize(("function", "derivative", "misses"), LEFT)
def test_no_derivative_is_left_to_take(function: str, derivative: str, misses: str) -> None:
    """The derivative passes; one that is only asked for is never taken for an answer, and the student is told."""
    assert compare({"derivative_of": function, "answer": derivative})["outcome"] == "correct"
    for request in ({"derivative_of": function}, {"reference": derivative, "variables": ["x"]}):
        for text in texts(misses):
            result = compare({**request, "answer": text})
            assert result["outcome"] == "unreadable", text
            assert result["complaint"]["code"] in UNFINISHED, text


def test_the_tables_are_long_enough() -> None:
    """Each table has at least 20 answers that pass and 20 that do not."""
    assert sum(len(texts(row[2])) for row in PLACES) >= 20
    assert sum(len(texts(row[3])) for row in PLACES) >= 20
    assert len(LEFT) >= 20
    assert sum(len(texts(row[2])) for row in LEFT) >= 20
