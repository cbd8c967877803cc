"""Hostile answers end after counted work: a bound on the calls made, which no clock and no machine changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from gradekit.equivalence import workspace
from gradekit.grading import compare as comparing

TABLE = Path(__file__).parent.parent / "tables" / "hostile_answers.txt"
ANSWERS = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
NAMES = list("xabcdfytnk")
MOST_CALLS = 1_500_000
"""Calls of Python and of C functions in one comparison, made from nothing; about a fifth of a second."""
BLOCKS = 6


def calls(request: dict[str, Any]) -> int:
    """How many functions are called to decide the request, with nothing remembered."""
    comparing._kept.clear()
    workspace._kept.clear()
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        result = comparing.compare(request)
    finally:
        sys.setprofile(None)
    assert result["outcome"] in ("correct", "incorrect", "undecided", "unreadable", "wrong_form")
    assert result.get("evidence", {}).get("limit") != "internal"
    assert (result.get("error") or {}).get("code") != "internal"
    return count


@pytest.mark.parametrize("block", range(BLOCKS))
def test_hostile_answers_cost_counted_work(block: int) -> None:
    """As answers to ordinary questions, none costs more than the bound."""
    for text in ANSWERS[block::BLOCKS]:
        for question in ({"reference": "x^2+1", "variables": NAMES}, {"derivative_of": "x*sin(x^2)"}):
            assert calls({**question, "answer": text}) <= MOST_CALLS, text


@pytest.mark.slow
@pytest.mark.parametrize("block", range(BLOCKS))
def test_hostile_questions_cost_counted_work(block: int) -> None:
    """As the reference too, with an answer that is equal in another form, or nearly equal."""
    for text in ANSWERS[block::BLOCKS]:
        for answer in (f"({text})*(x^2+2)/(2+x^2)", f"({text})+abs(sin(x)+2)-sin(x)-2", f"({text})+10^-30*x"):
            assert calls({"reference": text, "variables": NAMES, "answer": answer}) <= MOST_CALLS, text


def test_the_table_is_long() -> None:
    """The table holds at least 200 different answers."""
    assert len(set(ANSWERS)) >= 200
