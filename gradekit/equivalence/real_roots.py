"""The real roots of a polynomial in one generator, isolated by FLINT, and rational points in the cells between them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from flint import fmpq, fmpq_poly

from gradekit.equivalence.points import Bound
from gradekit.equivalence.ratio import Polynomial

MOST_DEGREE = 60
"""Degree up to which roots are isolated."""


def dense(p: Polynomial, index: int) -> Any:
    """A polynomial in one generator as a flint `fmpq_poly`; 0 where its degree is over `MOST_DEGREE`."""
    coefficients: dict[int, Any] = {}
    for exponents, coefficient in p.terms():
        coefficients[int(exponents[index])] = fmpq(coefficient)
    top = max(coefficients, default=0)
    if top > MOST_DEGREE:
        return fmpq_poly([0])
    return fmpq_poly([coefficients.get(i, fmpq(0)) for i in range(top + 1)])


def separators(polynomials: list[Any], low: Bound, high: Bound) -> list[Any] | None:
    """One rational point in each cell into which the real roots cut the open interval; None if that is not certain."""
    product = fmpq_poly([1])
    for p in polynomials:
        if not p:
            return None
        product = product * p
    product = product // product.gcd(product.derivative()) if product.degree() > 0 else product
    roots = real_roots(product)
    if roots is None:
        return None
    inside = []
    for root in roots:
        lower, upper = rational_ends(root)
        if low is not None and not lower > low:
            if upper < low or not product(low):
                continue
            return None
        if high is not None and not upper < high:
            if lower > high or not product(high):
                continue
            return None
        inside.append((lower, upper))
    start = low if low is not None else (inside[0][0] - 1 if inside else (high - 1 if high is not None else fmpq(0)))
    end = high if high is not None else (inside[-1][1] + 1 if inside else start + 1)
    edges = [(start, start), *inside, (end, end)] if low is not None else [(start - 1, start), *inside, (end, end)]
    return [(edges[i][1] + edges[i + 1][0]) / 2 for i in range(len(edges) - 1)]


def real_roots(p: Any) -> list[Any] | None:
    """The real roots of a squarefree `fmpq_poly`, ascending, as disjoint balls."""
    if p.degree() < 1:
        return []
    found = []
    for root, _ in p.numer().complex_roots():
        if not hasattr(root, "imag") or root.imag == 0:
            found.append(root.real if hasattr(root, "imag") else root)
        elif root.imag.contains(0):
            return None
    found.sort(key=lambda ball: ball.mid())
    for a, b in pairwise(found):
        if a.overlaps(b):
            return None
    return found


def rational_ends(ball: Any) -> tuple[Any, Any]:
    """The exact ends of a ball."""
    return ball.lower().fmpq(), ball.upper().fmpq()
