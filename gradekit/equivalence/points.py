"""Exact rational points to compare at: spread over the domain, with a large prime denominator, fixed by the question.

A zero of a difference of different functions hits such a point only by malice, and malice cannot know the seed's hash
before the question is written.  The stream is SHA-256 in counter mode: same question, same points, on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from flint import fmpq

from gradekit.digest import sha256
from gradekit.expression.tree import Relation
from gradekit.values import field, value

Point: TypeAlias = dict[str, Any]
"""Name → `fmpq`."""
Bound: TypeAlias = Any
"""An `fmpq`, or None for no bound."""

PRIME = 2**31 - 1

RANGES: tuple[tuple[Any, Any], ...] = tuple(
    (fmpq(*low), fmpq(*high))
    for low, high in (
        ((1, 4), (19, 20)), ((-19, 20), (-1, 4)), ((21, 20), (3, 1)), ((-3, 1), (-21, 20)), ((3, 1), (9, 1)),
        ((-9, 1), (-3, 1)), ((1, 100), (1, 4)), ((-1, 4), (-1, 100)), ((9, 1), (40, 1)), ((-40, 1), (-9, 1)),
        ((40, 1), (400, 1)), ((-400, 1), (-40, 1)), ((1, 10**6), (1, 100)), ((400, 1), (10**6, 1)),
        ((-1, 100), (-1, 10**6)), ((-(10**6), 1), (-400, 1)),
    )
)  # fmt: skip
"""Where a variable without bounds is tried, in this order."""

WHOLE = (2, 3, 1, 5, 4, -1, 7, 0, 6, -2, 8, 11, -3, 10, 9, -5, 12, 20, -8, 33)
"""Where a whole-number variable without bounds is tried."""

MORE_WHOLE = (
    *(k for k in range(100) if k not in WHOLE), *(-k for k in range(1, 100) if -k not in WHOLE),
    101, 128, 200, 256, 365, 400, 500, 512, 1_000, 1_024, 4_096, 10_000, 65_536, 10**5, 10**6,
)  # fmt: skip
"""Where it is tried after that."""


@value
class Space:
    """Where points may lie: an interval for each variable (ends None where unbounded), and relations left over."""

    names: tuple[str, ...]
    integers: frozenset[str]
    boxes: dict[str, tuple[Bound, Bound]] = field(default_factory=dict)
    rest: tuple[Relation, ...] = ()
    empty: bool = False


def stream(seed: bytes) -> Iterator[Any]:
    """Fractions k/p in (0, 1) with p = 2³¹ − 1, without end."""
    counter = 0
    while counter < 2**32:
        block = sha256(seed + counter.to_bytes(4, "big")).digest()
        for at in range(0, 32, 4):
            yield fmpq(int.from_bytes(block[at : at + 4], "big") % (PRIME - 1) + 1, PRIME)
        counter += 1


def candidate(space: Space, number: int, fractions: Iterator[Any]) -> Point:
    """The `number`-th point to try."""
    point = {}
    for place, name in enumerate(space.names):
        low, high = space.boxes.get(name, (None, None))
        t = next(fractions)
        if name in space.integers:
            point[name] = _whole(number * (place + 1) + place, low, high, t)
        elif low is not None and high is not None:
            point[name] = _inside(low, high, number, t)
        else:
            a, b = RANGES[(number * (2 * place + 1) + 2 * place) % len(RANGES)]
            x = a + (b - a) * t
            if low is not None:
                x = low + abs(x)
            elif high is not None:
                x = high - abs(x)
            point[name] = x
    return point


def _inside(low: Any, high: Any, number: int, t: Any) -> Any:
    """A point of an interval; where its ends differ by orders of magnitude, every second point near the lower end."""
    if number % 2 and low > 0 and high > 1000 * low:
        return low + (high - low) * t**8
    return low + (high - low) * t


def _whole(number: int, low: Bound, high: Bound, t: Any) -> Any:
    later = number - len(WHOLE)
    if low is not None and high is not None:
        first, last = -((-int(low.p)) // int(low.q)), int(high.p) // int(high.q)
        count = last - first + 1
        if count <= len(WHOLE):
            return fmpq(first + number % max(count, 1))
        if later < 0:
            return fmpq(first + int(t.p) % count)
        return fmpq(last - later // 2 % count if later % 2 else first + later // 2 % count)
    step = WHOLE[number % len(WHOLE)] if later < 0 else MORE_WHOLE[later % len(MORE_WHOLE)]
    if low is not None:
        return fmpq(-((-int(low.p)) // int(low.q)) + abs(step))
    if high is not None:
        return fmpq(int(high.p) // int(high.q) - abs(step))
    return fmpq(step)
