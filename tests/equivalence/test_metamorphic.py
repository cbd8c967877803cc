"""Verdicts on random pairs agree with mpmath: equal by construction, and different by mutation."""

from __future__ import annotations

from fractions import Fraction
from random import Random  # noqa: TID251 - any stream will do for a test

import pytest

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Decision, Proved, Refuted, Sampled
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node
from tests.equivalence.metamorphic import equal_form, expression, mutated
from tests.equivalence.oracle import Unreachable, differ, evaluate

POINTS = tuple(
    Fraction(sign * numerator, 999_983)
    for numerator in (123_457, 611_953, 1_414_213, 2_236_067, 3_605_551, 7_071_067, 12_345_678)
    for sign in (1, -1)
)


def oracle(reference: Node, answer: Node) -> str:
    """What mpmath says: `different`, `narrower` (the answer lacks points), `nowhere`, or `agree`."""
    defined = missing = False
    for x in POINTS:
        if evaluate(reference, {"x": x}) is None:
            continue
        defined = True
        if evaluate(answer, {"x": x}) is None:
            missing = True
        elif differ(reference, answer, {"x": x}):
            return "different"
    return "narrower" if missing else "agree" if defined else "nowhere"


def refutation_holds(reference: Node, answer: Node, refuted: Refuted) -> bool:
    """Whether mpmath finds the difference at the very point of the certificate."""
    point = dict(refuted.point)
    left, right = evaluate(reference, point, 400), evaluate(answer, point, 400)
    if refuted.undefined is not None:
        return left is not None and right is None
    if left is None or right is None or refuted.values is None:
        return False
    if max(abs(left), abs(right)) > 10**1000:
        return True
    sides = ((left, refuted.values[0]), (right, refuted.values[1]))
    return all(Fraction(i.low) - abs_(v) <= fraction(v) <= Fraction(i.high) + abs_(v) for v, i in sides)


def fraction(value: object) -> Fraction:
    """An mpmath number as a fraction."""
    return Fraction(str(value))


def abs_(value: object) -> Fraction:
    """What mpmath's last digits may be off."""
    return abs(Fraction(str(value))) / 10**40 + Fraction(1, 10**45)


def wrong(seed: int) -> str | None:
    """What is wrong with the verdicts on one random function, or None; nothing where mpmath would not end."""
    try:
        return _wrong(seed)
    except Unreachable:
        return None


def _wrong(seed: int) -> str | None:
    random = Random(seed)  # noqa: S311
    reference = expression(random, random.choice((1, 2, 2, 3)))
    question = Question(reference, ("x",))
    equal = equal_form(reference, random, random.choice((1, 2, 3, 4)))
    decision = decide(question, equal)
    said = oracle(reference, equal)
    problem = _check(reference, equal, decision, said)
    if (
        problem is None
        and isinstance(decision.evidence, Refuted)
        and decision.note != "narrower-domain"
        and said == "agree"
    ):
        problem = "an equal form was refuted"
    if problem is not None:
        return f"{seed} equal: {problem}: {reference} ~ {equal}: {decision}"
    other = mutated(equal if random.random() < 0.3 else reference, random)
    decision = decide(question, other)
    problem = _check(reference, other, decision, oracle(reference, other))
    return f"{seed} mutated: {problem}: {reference} ~ {other}: {decision}" if problem is not None else None


def _check(reference: Node, answer: Node, decision: Decision, said: str) -> str | None:
    evidence = decision.evidence
    if isinstance(evidence, Refuted) and not refutation_holds(reference, answer, evidence):
        return "mpmath does not see the refutation"
    if isinstance(evidence, Proved | Sampled) and said in ("different", "narrower"):
        return f"accepted, but mpmath says {said}"
    return None


@pytest.mark.parametrize("block", range(4))
def test_verdicts_agree_with_mpmath(block: int) -> None:
    """On random pairs, equal and mutated, no verdict contradicts mpmath at 60 digits."""
    problems = [problem for seed in range(block * 60, block * 60 + 60) if (problem := wrong(seed)) is not None]
    assert problems == []


@pytest.mark.slow
@pytest.mark.parametrize("block", range(100))
def test_all_verdicts_agree_with_mpmath(block: int) -> None:
    """The same on 100,000 equal and 100,000 mutated pairs."""
    problems = [problem for seed in range(block * 1000, block * 1000 + 1000) if (problem := wrong(seed)) is not None]
    assert problems == []
