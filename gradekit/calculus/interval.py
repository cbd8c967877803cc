"""Intervals of exact numbers that say where the values of a function lie, single points apart."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gradekit.values import value


@value
class Reach:
    """Values from `low` to `high`, None for no bound; an open end is not taken, single points apart."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def sign(self) -> int:
        """1 where all values are positive, -1 where all are negative, else 0."""
        if self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open)):
            return 1
        return -1 if self.high is not None and (self.high < 0 or (self.high == 0 and self.high_open)) else 0

    @property
    def is_empty(self) -> bool:
        """Whether there are no values, or a single one at most."""
        return self.low is not None and self.high is not None and self.low >= self.high

    def misses(self, other: Reach) -> bool:
        """Whether the two have no value in common."""
        return _below(self, other) or _below(other, self)


ANY = Reach()
ZERO = Fraction(0)
ONE = Fraction(1)
POSITIVE = Reach(ZERO, None, low_open=True)
NEGATIVE = Reach(None, ZERO, high_open=True)
NOT_NEGATIVE = Reach(ZERO)
UNIT = Reach(-ONE, ONE)
INSIDE_UNIT = Reach(-ONE, ONE, low_open=True, high_open=True)


def within(first: Reach, second: Reach) -> Reach:
    """What two facts about the same values say together."""
    low, low_open = max(((r.low, r.low_open) for r in (first, second) if r.low is not None), default=(None, False))
    high, closed = min(((r.high, not r.high_open) for r in (first, second) if r.high is not None), default=(None, True))
    return Reach(low, high, low_open, not closed)


def size_of(inner: Reach) -> Reach:
    """Where the absolute value lies."""
    if inner.sign:
        return inner if inner.sign > 0 else negated(inner)
    return NOT_NEGATIVE if inner.low is None or inner.high is None else Reach(ZERO, max(-inner.low, inner.high))


def squared(inner: Reach) -> Reach:
    """Where the square lies."""
    size = size_of(inner)
    low = ZERO if size.low is None else size.low**2
    high = None if size.high is None else size.high**2
    open_high = size.high_open or (inner.low_open and inner.high_open)
    return Reach(low, high, size.low_open, open_high and high is not None)


def sum_of(parts: Iterable[Reach]) -> Reach:
    """Where the sum lies."""
    low: Fraction | None = ZERO
    high: Fraction | None = ZERO
    low_open = high_open = False
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        low_open, high_open = low_open or part.low_open, high_open or part.high_open
    return Reach(low, high, low_open, high_open)


def product_of(parts: list[Reach]) -> Reach:
    """A product whose factors all have bounds lies between products of them; else its sign may be known."""
    result = parts[0]
    for part in parts[1:]:
        scale, other = (part, result) if part.low == part.high else (result, part)
        if scale.low is not None and scale.low == scale.high and scale.low:
            result = scaled(other, scale.low)
        else:
            ends = [
                a * b
                for a in (result.low, result.high)
                for b in (part.low, part.high)
                if a is not None and b is not None
            ]
            bounds = Reach(min(ends), max(ends)) if len(ends) == 4 else ANY
            result = within(of_sign(result.sign * part.sign), bounds)
    return result


def scaled(part: Reach, factor: Fraction) -> Reach:
    """Where the multiple by a number other than 0 lies."""
    if factor < 0:
        return scaled(negated(part), -factor)
    low = None if part.low is None else part.low * factor
    high = None if part.high is None else part.high * factor
    return Reach(low, high, part.low_open, part.high_open)


def negated(part: Reach) -> Reach:
    """Where the values with the other sign lie."""
    low = None if part.high is None else -part.high
    high = None if part.low is None else -part.low
    return Reach(low, high, part.high_open, part.low_open)


def of_sign(sign: int) -> Reach:
    """All values of a sign; any value for 0."""
    return (ANY, POSITIVE, NEGATIVE)[sign]


def _below(first: Reach, second: Reach) -> bool:
    """Whether all of the first lies below all of the second."""
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))
