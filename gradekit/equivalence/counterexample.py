"""The simplest point of the domain at which a wrong answer is seen to differ: one that a student can try by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flint import fmpq

from gradekit.equivalence.enclosure import interval
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.points import Bound, Point
from gradekit.equivalence.refute import DIGITS, apart_from, exact
from gradekit.equivalence.workspace import Sample, Workspace, sample_at

SIMPLE = tuple(
    fmpq(*value)
    for value in (
        (1, 1), (0, 1), (2, 1), (-1, 1), (1, 2), (-2, 1), (-1, 2), (3, 1), (-3, 1), (4, 1), (-4, 1), (10, 1), (1, 10),
    )
)  # fmt: skip
"""Values that are easy to work with, the easiest first; most differences show at 1, many not at 0."""

SMALLEST_STEP = 1_000
"""The largest denominator that is tried for a narrow interval."""


def simplest(space: Workspace, graph: Graph, root: int, steps: list[int], found: tuple[Sample, Any]) -> Refuted:
    """The certificate at the first simple point where both sides have values that are apart, else at the one `found`.

    `steps`: the nodes of the answer that are to be evaluated.  `found`: any point of the domain, and the answer's value
    there, apart from the reference's: the answer is known to be wrong already.  The precision is the caller's.
    """
    for known in simple_samples(space):
        try:
            value = Evaluator(graph, known.balls, known.values).ball(root, steps)
        except (NoValue, NotFoundOut):
            continue
        if value.is_finite() and not known.value.overlaps(value):
            found = known, value
            break
    known, value = found
    if known.shown is None:
        known.shown = exact(known.point), interval(known.value, DIGITS)
    point, shown = known.shown
    return apart_from(point, known.value, shown, value)


def simple_samples(space: Workspace) -> Iterator[Sample]:
    """The simple points of the domain at which the reference has a value; each is looked for once for all answers."""
    known = space.simple
    number = 0
    while True:
        while number >= len(known):
            if space.simple_tried >= len(SIMPLE):
                return
            point = _candidate(space, space.simple_tried)
            space.simple_tried += 1
            outside = space.outside
            found = sample_at(space, point) if point is not None else None
            space.outside = outside  # what is seen here must not change what is said of the next answer
            if found is not None:
                known.append(found)
        yield known[number]
        number += 1


def _candidate(space: Workspace, number: int) -> Point | None:
    """The `number`-th point to try, or None where a whole number would be a fraction.

    Variables take different values, so that x − y and y − x are told apart.
    """
    point: Point = {}
    for place, name in enumerate(space.space.names):
        low, high = space.space.boxes.get(name, (None, None))
        if name in space.space.integers:  # whose bounds are taken themselves
            low, high = (None if low is None else low - 1), (None if high is None else high + 1)
        point[name] = _value(number + place, low, high)
        if name in space.space.integers and point[name].q != 1:
            return None
    return point


def _value(number: int, low: Bound, high: Bound) -> Any:
    """The `number`-th simple value strictly inside the bounds, from the first again after the last."""
    if low is None and high is None:
        return SIMPLE[number % len(SIMPLE)]
    inside = [x for x in SIMPLE if (low is None or x > low) and (high is None or x < high)]
    if not inside:
        inside = [_between(low, high)]
    return inside[number % len(inside)]


def _between(low: Bound, high: Bound) -> Any:
    """The fraction strictly inside the bounds with the smallest denominator; the middle of a very narrow one."""
    if low is None:
        return fmpq(-(-int(high.p) // int(high.q)) - 1)
    if high is None:
        return fmpq(int(low.p) // int(low.q) + 1)
    for below in range(1, SMALLEST_STEP):
        above = fmpq(int(low.p) * below // int(low.q) + 1, below)
        if above < high:
            return above
    return (low + high) / 2
