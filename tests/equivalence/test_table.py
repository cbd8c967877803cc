"""The table of pairs: what is decided, by which kind of evidence, and with which note."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
from gradekit.equivalence.question import Policies, Question
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.model.domain_text import read_domain

TABLE = Path(__file__).parent.parent / "tables" / "equivalence.txt"
NAMES = ("x", "y", "n", "a", "b", "c", "d", "f")
ROWS = [
    tuple(cell.strip() for cell in (line + " |" * 4).split("|")[:5])
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def tree(text: str) -> Node:
    """The reading of a table's text."""
    reading = read(text, ReaderSettings(names=NAMES))
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree


def outcome(decision: Decision) -> set[str]:
    """The words of the table that fit a decision."""
    match decision.evidence:
        case Proved():
            return {"proved", "accepted"}
        case Sampled():
            return {"sampled", "accepted"}
        case Refuted(undefined=None):
            return {"refuted"}
        case Refuted():
            return {"undefined"}
        case Exhausted(limit=limit):
            return {f"exhausted {limit}"}


@pytest.mark.parametrize(("expected", "reference", "answer", "domain", "note"), ROWS)
def test_row(expected: str, reference: str, answer: str, domain: str, note: str) -> None:
    """The decision on the pair is the table's, and so is the note."""
    lenient = domain == "lenient"
    question = Question(
        tree(reference),
        NAMES,
        read_domain("" if lenient else domain, NAMES),
        Policies(domain="lenient" if lenient else "strict"),
    )
    decision = decide(question, tree(answer))
    assert expected in outcome(decision), decision
    if expected in ("proved", "accepted", "sampled") or note:
        assert decision.note == note


def test_table_is_long() -> None:
    """The table holds at least 150 pairs."""
    assert len(ROWS) >= 150
