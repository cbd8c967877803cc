"""Places that a grid steps over: narrow pockets where a node changes sign, looked for by best-first subdivision.

Intervals over whole boxes bound the node; boxes on which it certainly has the one sign are dropped, and of the others
the one with the most promising bound is halved next.  Counted work, no randomness.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any, TypeAlias

from flint import arb, fmpq

from gradekit.equivalence.boxes import LEAST, MOST, bounds
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.points import Bound, Point

SEARCHED = ((fmpq(12), 140), (fmpq(4_000), 100), (fmpq(10) ** 9, 60))
"""How far out unbounded variables are looked at, and at how many boxes: close by first, then far out."""
HALVED = 44
"""Halvings of the way between two points of different signs."""

Box: TypeAlias = tuple[tuple[Any, Any], ...]


def bounded(box: tuple[Bound, Bound], far: Any) -> tuple[Any, Any]:
    """The interval with ends where it has none."""
    low, high = box
    if low is None and high is None:
        return -far, far
    if low is None:
        return high - 2 * far, high
    return low, low + 2 * far if high is None else high


def value_at(graph: Graph, point: Point, node: int, steps: list[int]) -> Any | None:
    """The ball of the node at the point; None where it has no value, or is not known."""
    try:
        value = arb(Evaluator(graph, {name: arb(x) for name, x in point.items()}).value(node, steps))
    except (NoValue, NotFoundOut):
        return None
    return value if value.is_finite() else None


def sign_at(graph: Graph, point: Point, node: int, steps: list[int]) -> int:
    """1 or −1 where that is certain at the point, else 0."""
    value = value_at(graph, point, node, steps)
    return 0 if value is None else 1 if value > 0 else -1 if value < 0 else 0


def pocket(
    graph: Graph, node: int, names: tuple[str, ...], boxes: dict[str, tuple[Bound, Bound]], want: int
) -> Point | None:
    """A point where the node has the sign `want` (1 or −1), or None where none was found."""
    unbounded = any(None in boxes.get(name, (None, None)) for name in names)
    for far, most in SEARCHED if unbounded else SEARCHED[:1]:
        found, _ = _search(
            graph, node, names, tuple(bounded(boxes.get(n, (None, None)), far) for n in names), want, most
        )
        if found is not None:
            return found
    return _climb(graph, node, names[0], boxes.get(names[0], (None, None)), want) if len(names) == 1 else None


MOST_BOXES = 260
NOT_SO_FAR = fmpq(10) ** 9
FAR = fmpq(10) ** 1_000
"""Where a variable without bounds is followed to: no constant that can be typed is larger, but by powers."""


def place(
    graph: Graph, node: int, names: tuple[str, ...], boxes: dict[str, tuple[Bound, Bound]], tiny: Any
) -> tuple[Point | None, bool]:
    """A point where the node is positive, if one is found; and whether intervals show that it is nowhere above `tiny`.

    A variable without bounds is followed to 10⁹ first, then to `FAR`; beyond, one interval must do.
    """
    unbounded = any(None in boxes.get(name, (None, None)) for name in names)
    for far in (NOT_SO_FAR, FAR) if unbounded else (NOT_SO_FAR,):
        start = tuple(bounded(boxes.get(name, (None, None)), far) for name in names)
        found, excluded = _search(graph, node, names, start, 1, MOST_BOXES, tiny)
        if not excluded:
            return found, False
    ends = {name: boxes.get(name, (None, None)) for name in names}
    whole = {n: (LEAST if low is None else low, MOST if high is None else high) for n, (low, high) in ends.items()}
    steps = plan(graph, node)
    for name, (low, high) in ends.items():
        for tail in [(FAR, MOST)] * (high is None) + [(LEAST, -FAR)] * (low is None):
            with precision(64):
                if _bound(graph, names, tuple({**whole, name: tail}.values()), steps, 1, tiny) is not None:
                    return None, False
    return None, True


STEPS_OUT = tuple(fmpq(12) * fmpq(5, 4) ** k for k in range(31))
"""Places far out from which a node is followed to where it is largest."""


def _climb(graph: Graph, node: int, name: str, box: tuple[Bound, Bound], want: int) -> Point | None:
    """A point far out where the node has the sign, found by narrowing around the three best of a row of places."""
    steps = plan(graph, node)
    low, high = box
    start = low if low is not None else high if high is not None else fmpq(0)
    places = [start + side * step for side in (-1, 1) for step in STEPS_OUT]
    places = sorted(x for x in places if (low is None or x > low) and (high is None or x < high))

    def size(x: Any) -> Any:
        value = value_at(graph, {name: x}, node, steps)
        return -_NEVER if value is None else (value * want).mid()

    with precision(64):
        sizes = [size(x) for x in places]
        peaks = [i for i in range(1, len(places) - 1) if sizes[i] >= sizes[i - 1] and sizes[i] >= sizes[i + 1]]
        for i in sorted(peaks, key=lambda i: -sizes[i])[:3]:
            a, b = places[i - 1], places[i + 1]
            for _ in range(30):
                third = (b - a) / 3
                a, b = (a, b - third) if size(a + third) >= size(b - third) else (a + third, b)
            if sign_at(graph, {name: (a + b) / 2}, node, steps) == want:
                return {name: (a + b) / 2}
    return None


_NEVER = arb(10) ** (10**9)


def _search(
    graph: Graph, node: int, names: tuple[str, ...], start: Box, want: int, most: int, tiny: Any = 0
) -> tuple[Point | None, bool]:
    """Boxes halved in turn by the best bound over the box, and by the best value at its middle.

    A point of the wanted sign or None; and whether all boxes were dropped.
    """
    steps = plan(graph, node)
    by_bound: list[tuple[Any, int]] = [(arb(0), 0)]
    by_value: list[tuple[Any, int]] = []
    boxes: dict[int, Box] = {0: start}
    count = turn = 0
    with precision(64):
        while boxes and count < most:
            turn += 1
            queue = by_value if turn % 2 and by_value else by_bound
            if not queue:
                queue = by_value
            box = boxes.pop(-heapq.heappop(queue)[1], None)
            if box is None:
                continue
            for half in _halves(box):
                count += 1
                middle = {name: _between(*ends) for name, ends in zip(names, half, strict=True)}
                value = value_at(graph, middle, node, steps)
                if value is not None and value * want > tiny:
                    return middle, False
                bound = _bound(graph, names, half, steps, want, tiny)
                if bound is None:
                    continue
                boxes[count] = half
                heapq.heappush(by_bound, (bound, -count))
                if value is not None:
                    heapq.heappush(by_value, (-want * value.mid(), -count))
    return None, not boxes


def _bound(graph: Graph, names: tuple[str, ...], box: Box, steps: list[int], want: int, tiny: Any) -> Any | None:
    """How promising a box is, smallest first; None where the node is certainly below `tiny`, or has no value."""
    try:
        low, high = bounds(graph, dict(zip(names, box, strict=True)), steps)
    except NoValue:
        return None
    except NotFoundOut:
        return arb(0)
    top = high if want > 0 else -low
    return None if top < tiny else -top


def _halves(box: Box) -> Iterator[Box]:
    """The box cut in two across its widest side."""
    sides = [_width(low, high) for low, high in box]
    place = max(range(len(box)), key=lambda i: (sides[i], -i))
    low, high = box[place]
    middle = _between(low, high)
    for side in ((low, middle), (middle, high)):
        yield (*box[:place], side, *box[place + 1 :])


def _width(low: Any, high: Any) -> Any:
    """How wide an interval is, those over several orders of magnitude first."""
    if high - low > 16 and (low <= 0 <= high or min(abs(low), abs(high)) * 16 < high - low):
        return fmpq(10**6) + fmpq(int((high - low).p // (high - low).q).bit_length())
    return high - low


def _between(low: Any, high: Any) -> Any:
    """Where an interval is cut: 0, between the orders of magnitude of its ends, or the middle."""
    if low < 0 < high and high - low > 16:
        return fmpq(0)
    small, large = min(abs(low), abs(high)), max(abs(low), abs(high))
    if large > 16 and small * 16 < large:
        bits = int(large.p // large.q).bit_length() + max(int(small.p // small.q).bit_length(), 1)
        size = max(fmpq(2) ** (bits // 2), small + (large - small) / 1024)
        return size if high > 0 else -size
    return (low + high) / 2


def crossing(graph: Graph, node: int, one: Point, other: Point) -> list[Point]:
    """Points close to a zero of the node on the way between two points where its signs differ, on both sides."""
    steps = plan(graph, node)
    with precision(96):
        sign = sign_at(graph, one, node, steps)
        found: list[Point] = []
        for number in range(HALVED):
            middle = {name: (x + other[name]) / 2 for name, x in one.items()}
            if sign_at(graph, middle, node, steps) == sign:
                one = middle
            else:
                other = middle
            if number in (7, HALVED // 2, HALVED - 1):
                found += [one, other]
    return found


def near(ends: list[Any], low: Bound, high: Bound) -> Iterator[tuple[Any, int]]:
    """Points inside (low, high) very close to the ends, with the bits of precision that they need."""
    for end in ends:
        for bits, shift in ((128, 12), (128, 45), (512, 140)):
            for side in (1, -1):
                x = end + side * fmpq(100_003, 2**17) / 2**shift
                if (low is None or x > low) and (high is None or x < high):
                    yield x, bits
