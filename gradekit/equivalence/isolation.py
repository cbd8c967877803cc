"""Are the zeros of a form isolated?  Only then may it be taken for different from 0 almost everywhere.

The zeros of an analytic function fill an interval only if they fill its whole domain.  With signs, roots, or arcs whose
arguments bend, a form can be zero on one piece of the line and not on another: x + |x|, arcsin(sin x) - x.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradekit.equivalence.ratio import Polynomial

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field

MOST_TERMS = 40
"""Terms of a polynomial from which roots are eliminated."""


def isolated(field: Field, p: Polynomial) -> bool:
    """Whether the zeros of a polynomial over kernels are certainly isolated, given that it is not zero everywhere.

    Roots and signs are eliminated by resultants; what is left must be a polynomial in kernels that are analytic and
    single-valued on the whole domain.
    """
    ring = field.ring
    for index, _, relation in reversed(ring.relations):
        kind = field.kinds.get(index, ("",))[0]
        if kind in ("root", "sign") and p.degrees()[index]:
            if len(p) > MOST_TERMS or len(relation) > MOST_TERMS:
                return False
            p = ring.reduce(p.resultant(relation, f"g{index:02}"))
    return len(p) > 0 and _all_analytic(field, p)


def _all_analytic(field: Field, p: Polynomial) -> bool:
    return all(_analytic(field, index) for index, degree in enumerate(p.degrees()) if degree)


def _analytic(field: Field, index: int) -> bool:
    """Whether a kernel is one analytic function on the whole domain: then no identity holds on a piece of it only."""
    kind: Any = field.kinds.get(index, ("",))
    if kind[0] in ("v", "pi"):
        return True
    if kind[0] == "trig":
        return all(_analytic(field, inner) for inner in kind[1])
    if kind[0] == "exp":
        return all(_analytic(field, inner) for inner in inside(field, kind[1]))
    if kind[0] == "ln":
        if kind[1].is_constant():
            return True
        return field.signs.reduced(kind[1], kind[2])[1] == frozenset() and _all_analytic(field, kind[1])
    if kind[0] == "root":
        return bool(kind[1].is_constant()) or (_above_zero(field, kind[1]) and _all_analytic(field, kind[1]))
    if kind[0] == "atan":
        return not kind[1].below and _all_analytic(field, kind[1].above)
    if kind[0] == "asin":
        degrees = kind[1].above.degrees()
        only = [i for i, d in enumerate(degrees) if d]
        return not kind[1].below and len(only) == 1 and degrees[only[0]] == 1 and field.kinds[only[0]][0] == "v"
    return False


def _above_zero(field: Field, p: Polynomial) -> bool:
    """Whether p is a positive number and something that is certainly not negative: then its root has no kink."""
    ring = field.ring
    number = p.to_dict().get((0,) * len(p.degrees()))
    if number is None or number <= 0:
        return False
    rest = p - ring.one * number
    return bool(len(rest)) and field.signs.certain(rest, str(rest)) == 1


def inside(field: Field, direction: tuple[tuple[int, ...], str]) -> list[int]:
    """The kernels that a direction, as of an exponent or an angle, is made of."""
    ratio = field.along(direction)
    polynomials = [ratio.above, *(factor for factor, _ in ratio.below.values())]
    return sorted({i for p in polynomials for i, degree in enumerate(p.degrees()) if degree})
