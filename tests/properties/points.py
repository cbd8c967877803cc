"""Exact points with a large prime denominator, on both sides of 0: no tree has an accident there."""

from __future__ import annotations

from fractions import Fraction

PRIME = 7919
_VALUES = (7001, 12011, -30011, 1777, -9001, 25003, 2003, -801, 47011, 60001)


def points(names: tuple[str, ...], count: int = 5) -> list[dict[str, Fraction]]:
    """Points that give every name a value of its own."""
    return [
        {name: Fraction(_VALUES[(i + 3 * j) % len(_VALUES)] + 2 * i + 5 * j, PRIME) for j, name in enumerate(names)}
        for i in range(count)
    ]
