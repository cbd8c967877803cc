"""Exact rationals of bounded size: the constants of a graph, and their powers where those are rational."""

from __future__ import annotations

from typing import Any

from flint import fmpq, fmpz

FOLDED_BITS = 20_000
"""Rational constants are folded only up to this size; larger ones stay operations on balls."""


def size(q: Any) -> int:
    """Bits of the numerator and the denominator together."""
    bits: int = q.p.bit_length() + q.q.bit_length()
    return bits


def exact_power(value: Any, exponent: Any) -> Any | None:
    """value^exponent where that is a rational of bounded size, else None."""
    top, bottom = int(exponent.p), int(exponent.q)
    if not value:
        return fmpq(0) if top > 0 else None
    if bottom != 1:
        if bottom > 64 or (value < 0 and bottom % 2 == 0):
            return None
        negative = value < 0
        roots = []
        for part in (abs(value.p), value.q):
            root = fmpz(part).root(bottom)
            if root**bottom != part:
                return None
            roots.append(root)
        value = fmpq(roots[0], roots[1])
        if negative:
            value = -value
    if value in (1, -1):
        return value if top % 2 else fmpq(1)
    if size(value) * abs(top) > FOLDED_BITS:
        return None
    return value**top if top >= 0 else (1 / value) ** (-top)
