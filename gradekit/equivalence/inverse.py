"""Inverse sines, cosines and tangents as kernels: odd, with special values; acos u = π/2 − asin u on all of [−1, 1].

asin(sin x) is not x and is left alone.  atan u = ±π/2 − atan(1/u) is used only where the sign of u is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from gradekit.equivalence.factors import constant_power, sign_polynomial
from gradekit.equivalence.ratio import Ratio

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field


def arc(name: str) -> Any:
    """The form of asin, acos or atan."""

    def form(field: Field, operation: Any, _: int) -> Ratio:
        u = field.form(operation[1])
        ring = field.ring
        if name == "acos":
            field.used.add("arccosine-as-arcsine")
            half = ring.scaled(ring.generator(field.pi()), fmpq(1, 2))
            return ring.total_of([half, ring.scaled(_odd(field, "asin", u), fmpq(-1))])
        return _odd(field, name, u)

    return form


def _odd(field: Field, name: str, u: Ratio) -> Ratio:
    """Asin or atan of u, with the sign of u taken out."""
    ring = field.ring
    if not len(u.above):
        return ring.number(0)
    if u.above.leading_coefficient() < 0:
        field.used.add("odd-function")
        return ring.scaled(_odd(field, name, ring.scaled(u, fmpq(-1))), fmpq(-1))
    special = _special(field, name, u)
    if special is not None:
        return ring.scaled(ring.generator(field.pi()), special)
    if name == "atan" and _is_large(u):
        sign = sign_polynomial(field, u)
        if sign.is_constant():
            field.used.add("arctangent-of-reciprocal")
            half = ring.scaled(ring.generator(field.pi()), fmpq(1, 2) * sign.leading_coefficient())
            return ring.total_of([half, ring.scaled(_odd(field, "atan", ring.inverse(u)), fmpq(-1))])
    index, new = field.generator((name, ring.key(u)), (name, u))
    if new:
        field.signs.bounded[index] = (fmpq(-355, 226), fmpq(355, 226))
    return ring.generator(index)


def _is_large(u: Ratio) -> bool:
    """Of u and 1/u, the one that is replaced: a constant above 1, or a constant over something."""
    if u.above.is_constant() and not u.below:
        return bool(u.above.leading_coefficient() > 1)
    return bool(u.above.is_constant())


def _special(field: Field, name: str, u: Ratio) -> Any | None:
    """Asin u / π or atan u / π where u is 1/2, √2/2, √3/2, 1, √3, √3/3."""
    ring = field.ring
    if u.below or len(u.above) != 1:
        return None
    if u.above.is_constant():
        value = u.above.leading_coefficient()
        if value == 1:
            return fmpq(1, 2) if name == "asin" else fmpq(1, 4)
        return fmpq(1, 6) if name == "asin" and value == fmpq(1, 2) else None
    table = {
        "asin": ((2, fmpq(1, 2), fmpq(1, 4)), (3, fmpq(1, 2), fmpq(1, 3))),
        "atan": ((3, fmpq(1), fmpq(1, 3)), (3, fmpq(1, 3), fmpq(1, 6))),
    }
    for n, factor, result in table[name]:
        known = field.named.get(("root", f"prime {n}", field.orders.get(f"prime {n}", 1)))
        if known is not None and u.above == ring.scaled(constant_power(field, fmpq(n), fmpq(1, 2)), factor).above:
            return result
    return None
