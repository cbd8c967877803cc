"""Equality of algebraic numbers, exact: a non-zero difference cannot be arbitrarily small.

For E built from whole numbers by + − · / and roots, write E = U/L with algebraic integers U, L; u(E), l(E) bound their
conjugates and D bounds the degree.  Then E ≠ 0 implies |E| ≥ 1/(u^(D−1)·l).  So a ball around 0 smaller than that
proves E = 0.  cos and sin of rational multiples of π enter as half of an algebraic integer whose conjugates are at
most 2.

**Source** Burnikel, Funke, Mehlhorn, Schirra, Schmitt, *A Separation Bound for Real Algebraic Expressions*,
Algorithmica 55 (2009), theorem 1.
"""

from __future__ import annotations

from math import lcm
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.graph import Graph
from gradekit.values import value

MOST_BITS = 24_000
MOST_NODES = 120
MOST_DEGREE = 50_000


@value
class Bound:
    """Bounds for the sizes of the conjugates of numerator and denominator, as binary logarithms rounded up."""

    up: int
    low: int


class NotAlgebraic(Exception):
    """The constant is not built from whole numbers by arithmetic and roots alone."""


def certainly_equal(graph: Graph, left: int, right: int) -> bool:
    """Whether two constant nodes are certainly the same algebraic number.  False says nothing.  The graph grows."""
    difference = graph.difference_of(left, right)
    steps = plan(graph, difference)
    if len(steps) > MOST_NODES:
        return False
    try:
        bounds, degree = _bounds(graph, steps)
    except NotAlgebraic:
        return False
    total = bounds[difference]
    bits = (degree - 1) * max(total.up, 0) + max(total.low, 0)
    if bits > MOST_BITS or bits * len(steps) > 1_200_000:
        return False
    with precision(bits + 4 * max(b.up + b.low for b in bounds.values()) + 200):
        try:
            ball = Evaluator(graph, {}).ball(difference)
        except (NoValue, NotFoundOut):
            return False
        return bool(abs(ball) < arb(2) ** (-bits - 1))


def _bounds(graph: Graph, steps: list[int]) -> tuple[dict[int, Bound], int]:
    """Bounds for every step, and a bound for the degree of the field that holds them all."""
    found: dict[int, Bound] = {}
    degree = 1
    order = 1
    for number in steps:
        operation = graph.operations[number]
        kind = operation[0]
        if kind == "q":
            found[number] = Bound(_log(operation[1].p), _log(operation[1].q))
        elif kind == "+":
            up, low = found[operation[1]].up, found[operation[1]].low
            for part in operation[2:]:
                other = found[part]
                up, low = max(up + other.low, other.up + low) + 1, low + other.low
            found[number] = Bound(up, low)
        elif kind == "*":
            found[number] = Bound(sum(found[p].up for p in operation[1:]), sum(found[p].low for p in operation[1:]))
        elif kind == "^":
            found[number], factor = _power(found[operation[1]], operation[2])
            degree *= factor
        elif kind in ("sin_pi", "cos_pi"):
            value = graph.rational(operation[1])
            if value is None:
                raise NotAlgebraic
            turn = value / 2 if kind == "cos_pi" else fmpq(1, 4) - value / 2
            order = lcm(order, int(turn.q))
            found[number] = Bound(1, 1)
        elif kind == "abs":
            found[number] = found[operation[1]]
        else:
            raise NotAlgebraic
        if degree > MOST_DEGREE:
            raise NotAlgebraic
    return found, degree * (_totient(order) if order > 1 else 1)


def _power(base: Bound, exponent: Any) -> tuple[Bound, int]:
    """Bounds of x^(p/q), and a factor of the degree: first of the root, (U·L^(q−1))^(1/q) over L, then of its power."""
    top, bottom = int(exponent.p), int(exponent.q)
    if bottom > 1:
        base = Bound(-(-(base.up + (bottom - 1) * base.low) // bottom), base.low)
    if top < 0:
        base, top = Bound(base.low, base.up), -top
    if top > 10_000:
        raise NotAlgebraic
    return Bound(base.up * top, base.low * top), bottom


def _log(n: Any) -> int:
    return int(abs(int(n))).bit_length()


def _totient(n: int) -> int:
    if n > 100_000:
        raise NotAlgebraic
    result, p, rest = n, 2, n
    while p * p <= rest:
        if rest % p == 0:
            while rest % p == 0:
                rest //= p
            result -= result // p
        p += 1
    return result - result // rest if rest > 1 else result
