"""What equal functions have in common at the points of a sampler: their values to a few digits, as a key to look up."""

from __future__ import annotations

from itertools import product
from typing import TypeAlias

from gradekit.calculus.sampling import Values

Fingerprint: TypeAlias = tuple[str | None, ...]

DIGITS = 8
SMALLEST = 1e-13
"""Anything closer to 0 is what cancelling leaves behind."""

DOUBT = 1e-10
"""How far, relatively, the same function written in two ways may differ in floating point."""


def fingerprint(values: Values) -> Fingerprint | None:
    """The values to 8 digits; None where fewer than two points have a value."""
    if sum(v is not None for v in values) < 2:
        return None
    return tuple([None if v is None else _rounded(v) for v in values])


def nearby(values: Values) -> tuple[Fingerprint, ...]:
    """The fingerprints that an equal function may have: where a value lies between two roundings, both of them."""
    found = fingerprint(values)
    if found is None:
        return ()
    choices = [(None,) if v is None else _roundings(v) for v in values]
    return (found, *(other for other in product(*choices) if other != found))


def _roundings(value: float) -> tuple[str, ...]:
    low, high = _rounded(value * (1 - DOUBT)), _rounded(value * (1 + DOUBT))
    return (low,) if low == high else (low, high)


def _rounded(value: float) -> str:
    return f"{value + 0.0:.{DIGITS - 1}e}" if abs(value) > SMALLEST else "0"
