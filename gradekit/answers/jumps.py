"""Does the difference of two antiderivatives jump inside an interval where the integrand is defined?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.domain import flat
from gradekit.equivalence.enclosure import Enclosed, enclose, interval
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, holds, precision
from gradekit.equivalence.evidence import Interval
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.question import Domain, Question
from gradekit.expression.tree import Negative, Node, Sum, symbols

BITS = 128
STEPS = 48
"""Neighbouring points that are looked at."""

PIECES = 64
"""Pieces that the way between two neighbours is cut into, at most."""

Jump = tuple[tuple[tuple[str, Fraction], ...], tuple[Interval, Interval]]


def find_jump(question: Question, key: Node, response: Node, variable: str) -> Jump | None:
    """A point where `response` differs from `key` shifted to agree a little to the left, with both values; or None.

    Both points lie in one interval on which the integrand, `question.reference`, is shown to be defined, so that two
    antiderivatives differ by one constant there.  Other variables are held at fixed rationals.  Finding none is no
    proof that there is none.
    """
    integrand = question.reference
    names = dict.fromkeys((*symbols(integrand), *symbols(key), *symbols(response)))
    fixed = {name: Fraction(n + 5, n + 4) for n, name in enumerate(names) if name != variable}
    difference = Sum((response, Negative(key)))
    before: tuple[Fraction, Any] | None = None
    for place in _places():
        if not _inside(question.domain, fixed | {variable: place}):
            before = None
            continue
        found = enclose(difference, fixed | {variable: place}, BITS)
        if not isinstance(found, Enclosed):
            continue
        if (
            before is not None
            and not found.ball.overlaps(before[1])
            and _defined(integrand, fixed, variable, before[0], place)
        ):
            return _jump(key, response, fixed, variable, place, before[1])
        before = (place, found.ball)
    return None


def _places() -> Iterator[Fraction]:
    """Points from -12 to 12, none of them a special one."""
    for n in range(STEPS + 1):
        yield Fraction(24 * n - 12 * STEPS, STEPS) + Fraction(17, 2**31 - 1)


def _inside(domain: Domain, point: Mapping[str, Fraction]) -> bool:
    """Does the point certainly lie in the stated domain?"""
    for relation in flat(domain.relations):
        found = enclose(Sum((relation.left, Negative(relation.right))), point, BITS)
        if not isinstance(found, Enclosed) or not holds(relation.operator, found.ball, fmpq(0)):
            return False
    return True


def _defined(integrand: Node, fixed: Mapping[str, Fraction], variable: str, low: Fraction, high: Fraction) -> bool:
    """Is the integrand shown to be defined all the way from `low` to `high`?"""
    graph = Graph()
    root = graph.enter(integrand)
    exact = {name: fmpq(value.numerator, value.denominator) for name, value in fixed.items()}
    todo, done = [(low, high)], 0
    with precision(BITS):
        while todo:
            done += 1
            if done > PIECES:
                return False
            left, right = todo.pop()
            middle, radius = (left + right) / 2, (right - left) / 2
            ball = arb(_q(middle), arb(_q(radius)).upper())
            try:
                value = Evaluator(graph, exact | {variable: ball}).ball(root)
            except NoValue:
                return False
            except NotFoundOut:
                value = None
            if value is None or not value.is_finite():
                todo += [(left, middle), (middle, right)]
    return True


def _jump(
    key: Node, response: Node, fixed: dict[str, Fraction], variable: str, place: Fraction, shift: Any
) -> Jump | None:
    point = fixed | {variable: place}
    expected, found = enclose(key, point, BITS), enclose(response, point, BITS)
    if not isinstance(expected, Enclosed) or not isinstance(found, Enclosed):
        return None
    used = tuple((name, value) for name, value in point.items() if name == variable or name in symbols(response))
    return used, (interval(expected.ball + shift), interval(found.ball))


def _q(value: Fraction) -> Any:
    return fmpq(value.numerator, value.denominator)
