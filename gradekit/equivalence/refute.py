"""Different at a point: the certificate, values in intervals that do not meet or a subterm without a value."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb

from gradekit.equivalence.enclosure import interval
from gradekit.equivalence.evaluation import Evaluator, precision
from gradekit.equivalence.evidence import Interval, Refuted
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.points import Point
from gradekit.expression.printing.text import show
from gradekit.expression.tree import Node

DIGITS = 20
"""How many a certificate shows, where that is enough to see the difference."""


def exact(point: Point) -> tuple[tuple[str, Fraction], ...]:
    """The point as fractions, by name."""
    return tuple((name, Fraction(int(value.p), int(value.q))) for name, value in point.items())


def apart(point: Point, reference: Any, answer: Any) -> Refuted:
    """The certificate of two balls that do not meet."""
    return apart_from(exact(point), reference, interval(reference, DIGITS), answer)


def apart_from(point: tuple[tuple[str, Fraction], ...], reference: Any, shown: Interval, answer: Any) -> Refuted:
    """The same, where the point and the reference's interval of `DIGITS` digits are at hand."""
    left, right = shown, interval(answer, DIGITS)
    digits = DIGITS
    while (left.high == right.high or left.low == right.low) and digits <= 1_500:
        digits *= 2
        left, right = interval(reference, digits), interval(answer, digits)
    return Refuted(point, (left, right), None)


def without_value(point: Point, graph: Graph, number: int, tree: Node) -> Refuted:
    """The certificate of a subterm outside its domain."""
    return Refuted(exact(point), undefined=show(graph.source[number] or tree))


def compare_exactly(
    graph: Graph, roots: tuple[int, int], point: Point, bits: tuple[int, ...], known: dict[int, Any] | None = None
) -> tuple[Any, Any, int] | None:
    """Both values at an exact point at growing precision, until they are apart or the last precision is reached.

    `known`: nodes whose values are known.  A value is a ball, or the number of the operation that has none; None for
    the whole when it stays unclear.
    """
    found: tuple[Any, Any, int] | None = None
    for precise in bits:
        with precision(precise):
            run = Evaluator(graph, point, known)
            left, right = (run.known_value(root) for root in roots)
            if left is None or right is None:
                continue
            found = (left, right, precise)
            if not (isinstance(left, arb) and isinstance(right, arb)):
                return found
            if not left.overlaps(right) or (left.is_exact() and right.is_exact()):
                return found
    return found
