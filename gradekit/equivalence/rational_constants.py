"""Constant exponents that are rational numbers in another dress: log_2(8), sqrt(2)^2, cos(0).

A power with a rational exponent has values at negative bases; so x^(log_2(8)) has to be seen as x^3.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq

from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision

if TYPE_CHECKING:
    from gradekit.equivalence.graph import Graph

MOST_NODES = 30
LARGEST_DENOMINATOR = 60
BITS = 192


def rational_value(graph: Graph, number: int) -> Fraction | None:
    """The rational number that a constant node certainly is, of a small denominator; None where that is not certain."""
    steps = plan(graph, number)
    if len(steps) > MOST_NODES or any(graph.operations[step][0] in ("v", "case", "bad") for step in steps):
        return None
    with precision(BITS):
        try:
            ball = Evaluator(graph, {}).ball(number, steps)
        except (NoValue, NotFoundOut):
            return None
        if not ball.is_finite() or abs(ball) > 1_000:
            return None
        middle = ball.mid().fmpq()
        guess = Fraction(int(middle.p), int(middle.q)).limit_denominator(LARGEST_DENOMINATOR)
        if not ball.contains(fmpq(guess.numerator, guess.denominator)):
            return None
    return guess if _certainly(graph, number, guess) else None


def _certainly(graph: Graph, number: int, guess: Fraction) -> bool:
    """By root separation where the constant is algebraic, else by its form."""
    from gradekit.equivalence.constants import certainly_equal
    from gradekit.equivalence.kernels import Field
    from gradekit.equivalence.proof import equal_forms, kinds_of
    from gradekit.equivalence.ratio import SIZES

    same = graph.constant(fmpq(guess.numerator, guess.denominator))
    if certainly_equal(graph, number, same):
        return True
    steps = plan(graph, number)
    return equal_forms(Field(graph, SIZES[0]), number, same, [*steps, same], kinds_of(graph, steps)) is not None
