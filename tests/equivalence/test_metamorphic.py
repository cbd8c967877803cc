"""Verdicts on random pairs agree with mpmath: equal by construction, and different by a slip.

The run in full, 100,000 pairs of each kind, is `python -m tests.equivalence.metamorphic` (see there).
"""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random  # noqa: TID251 - any stream will do for a test

import pytest

from gradekit.equivalence.evidence import Decision, Interval, Proved, Refuted
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from tests.equivalence import metamorphic, oracle
from tests.equivalence.equal_steps import STEPS, equal_form
from tests.equivalence.metamorphic import NOTATIONS, pair, read_again, run, summary
from tests.equivalence.random_functions import X, Y, expression
from tests.equivalence.slips import SLIPS, mutated


def tree(typed: str) -> Node:
    """The reading of a text."""
    reading = read(typed, ReaderSettings(names=("x", "y")))
    assert isinstance(reading, Reading), typed
    return reading.tree


@pytest.mark.parametrize("block", range(4))
def test_verdicts_agree_with_mpmath(block: int) -> None:
    """On random pairs, equal and with a slip, no verdict contradicts mpmath at 60 digits."""
    counts: Counter[str] = Counter()
    flags: list[str] = []
    for number in range(10**6 + block * 100, 10**6 + block * 100 + 100):
        pair(number, counts, flags)
    assert flags == []
    assert counts["equal refuted"] == 0
    assert counts["equal pairs"] == counts["mutated pairs"] == 100


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_more_verdicts_agree_with_mpmath(block: int) -> None:
    """The same on 5,000 more numbers."""
    flags: list[str] = []
    for number in range(2 * 10**6 + block * 250, 2 * 10**6 + block * 250 + 250):
        pair(number, Counter(), flags)
    assert flags == []


def test_every_step_slip_and_notation_occurs() -> None:
    """Among a few hundred numbers are all steps, all slips, all notations, other names, and one and two variables."""
    steps: Counter[str] = Counter()
    slips: Counter[str] = Counter()
    for number in range(400):
        random = Random(number)  # noqa: S311
        reference = expression(random, 2, (X, Y) if number % 3 == 0 else (X,))
        equal_form(reference, random, 3, steps)
        mutated(reference, random, slips)
    assert {step.__name__ for step in STEPS} == set(steps)
    assert {slip.__name__ for slip in SLIPS} == set(slips)
    counts: Counter[str] = Counter()
    for number in range(60):
        pair(number, counts, [])
    assert all(counts[f"notation {notation}"] for notation in NOTATIONS)
    assert all(counts[key] for key in ("step rename", "variables 1", "variables 2"))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.__name__))
def test_steps_keep_the_function(step: object) -> None:
    """By mpmath, at all points, no step alone makes another function or takes points away."""
    steps: Counter[str] = Counter()
    for number in range(150):
        random = Random(number)  # noqa: S311
        reference = expression(random, 2, (X, Y) if number % 3 == 0 else (X,))
        assert callable(step)
        answer = step(reference, random)
        if answer is not None:
            steps["fits"] += 1
            found = metamorphic.seen(reference, answer, ("x", "y"))
            assert not found["different"] + found["only-first"], (reference, answer, found)
    assert steps["fits"]


def test_other_notations_are_read_as_the_tree() -> None:
    """A tree in plain text, LaTeX and Unicode reads back as itself."""
    for number in range(60):
        random = Random(number)  # noqa: S311
        reference = expression(random, 2, (X, Y))
        assert {read_again(reference, notation, ("x", "y")) for notation in NOTATIONS} == {reference}


def test_a_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks that the log holds are not judged again, and the counts are those of one run."""
    monkeypatch.setattr(metamorphic, "BLOCK", 5)
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    run(0, 15, whole)
    run(0, 5, parts)
    run(0, 15, parts)
    assert parts.read_text() == whole.read_text()
    assert summary([whole])["equal pairs"] == 15
    assert [json.loads(line)["from"] for line in parts.read_text().splitlines()] == [0, 5, 10]


WRONG = (
    ("x", "x+1", Proved("rational"), "accepted, but"),
    ("ln(x)", "ln(x-2)", Proved("rational"), "accepted, but"),
    ("x", "x", Refuted((("x", Fraction(1)),), (Interval("1", "1"), Interval("2", "2"))), "does not see"),
    ("x", "1/(x-1)", Refuted((("x", Fraction(2)),), undefined="1/(x-1)"), "does not see"),
)


@pytest.mark.parametrize(("reference", "answer", "evidence", "problem"), WRONG)
def test_wrong_verdicts_are_flagged(reference: str, answer: str, evidence: Proved | Refuted, problem: str) -> None:
    """The check itself sees a wrong acceptance and a certificate that does not hold."""
    said = metamorphic._checked("mutated", tree(reference), tree(answer), ("x",), Decision(evidence), Counter())
    assert problem in said


CANCELLING = (
    "ln(1-sin(x)^2-cos(x)^2)", "1/(e^x*e^(-x)-1)", "sqrt(cosh(x)^2-sinh(x)^2-1)", "e^(e^(e^(e^x)))",
    "floor(2sin(x)^2+2cos(x)^2)", "asin(sin(x)^2+cos(x)^2)", "x^(10^5)", "sin(10^(10^3))", "tan(pi/2)",
)  # fmt: skip


@pytest.mark.parametrize("typed", CANCELLING)
def test_the_oracle_says_where_it_does_not_know(typed: str) -> None:
    """Where cancellation or size leave no digits, the oracle gives no value, and ends."""
    for x in (Fraction(5, 7), Fraction(40, 3)):
        with pytest.raises(oracle.Unclear):
            oracle.settled(tree(typed), {"x": x})
