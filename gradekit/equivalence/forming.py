"""The form of each operation, given the forms of its parts: every identity that the prover uses has its place here.

Each holds for all real arguments for which the operation is defined; where it needs a sign, the sign is certain or is
carried along (`factors.py`, `signs.py`).  Raises NoForm where there is none, TooLarge, Refine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from gradekit.equivalence.angles import cosine_and_sine
from gradekit.equivalence.factors import absolute_power, logarithm, sign_polynomial
from gradekit.equivalence.inverse import arc
from gradekit.equivalence.ratio import NoForm, Ratio

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field


def _rational(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.number(operation[1])


def _variable(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.generator(field.variable(operation[1]))


def _pi(field: Field, _: Any, __: int) -> Ratio:
    return field.ring.generator(field.pi())


def _sum(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.total_of([field.form(part) for part in operation[1:]])


def _product(field: Field, operation: Any, _: int) -> Ratio:
    result = field.form(operation[1])
    for part in operation[2:]:
        result = field.ring.product(result, field.form(part))
    return result


def _power(field: Field, operation: Any, _: int) -> Ratio:
    base, exponent = field.form(operation[1]), operation[2]
    if not exponent:
        return field.ring.number(1)
    if exponent.q == 1:
        return field.raise_to(base, int(exponent.p))
    result = absolute_power(field, base, exponent)
    if exponent.q % 2 and exponent.p % 2:
        sign = Ratio(sign_polynomial(field, base), {}) if len(base.above) else field.ring.number(0)
        result = field.ring.product(sign, result)
    return result


def _general_power(field: Field, operation: Any, _: int) -> Ratio:
    base, exponent = field.form(operation[1]), field.form(operation[2])
    if not len(base.above):
        raise NoForm
    field.used.add("general-power")
    size = field.exponential(field.ring.product(exponent, logarithm(field, base)))
    if field.graph.is_whole(operation[2]):
        sign = sign_polynomial(field, base)
        if not sign.is_constant():
            raise NoForm
        if sign.leading_coefficient() < 0:
            size = field.ring.product(size, _whole_parity(field, exponent))
    return size


def _whole_parity(field: Field, exponent: Ratio) -> Ratio:
    """(−1)^exponent for a whole-number polynomial."""
    turned = field.ring.product(exponent, field.ring.generator(field.pi()))
    cosine, sine = cosine_and_sine(field, turned)
    if len(sine.above):
        raise NoForm
    return cosine


def _exp(field: Field, operation: Any, _: int) -> Ratio:
    return field.exponential(field.form(operation[1]))


def _ln(field: Field, operation: Any, _: int) -> Ratio:
    return logarithm(field, field.form(operation[1]))


def _cos(field: Field, operation: Any, _: int) -> Ratio:
    return cosine_and_sine(field, field.angle(operation))[0]


def _sin(field: Field, operation: Any, _: int) -> Ratio:
    return cosine_and_sine(field, field.angle(operation))[1]


def _hyperbolic(sign: int) -> Any:
    def form(field: Field, operation: Any, _: int) -> Ratio:
        argument = field.form(operation[1])
        ring = field.ring
        grown = field.exponential(argument)
        field.used.add("hyperbolic-as-exponential")
        return ring.scaled(ring.total_of([grown, ring.scaled(ring.inverse(grown), fmpq(sign))]), fmpq(1, 2))

    return form


def _area(name: str) -> Any:
    """Asinh u = ln(u + √(u²+1)), acosh u = ln(u + √(u²−1)), atanh u = ½ ln((1+u)/(1−u))."""

    def form(field: Field, operation: Any, _: int) -> Ratio:
        ring = field.ring
        u = field.form(operation[1])
        one = ring.number(1)
        field.used.add("inverse-hyperbolic-as-logarithm")
        if name == "atanh":
            up, down = ring.total_of([one, u]), ring.total_of([one, ring.scaled(u, fmpq(-1))])
            return ring.scaled(logarithm(field, ring.product(up, ring.inverse(down))), fmpq(1, 2))
        flip = name == "asinh" and len(u.above) and u.above.leading_coefficient() < 0
        if flip:
            u = ring.scaled(u, fmpq(-1))
        square = ring.total_of([ring.product(u, u), ring.number(1 if name == "asinh" else -1)])
        grown = logarithm(field, ring.total_of([u, absolute_power(field, square, fmpq(1, 2))]))
        return ring.scaled(grown, fmpq(-1)) if flip else grown

    return form


def _abs(field: Field, operation: Any, _: int) -> Ratio:
    return absolute_power(field, field.form(operation[1]), fmpq(1))


def _sign(field: Field, operation: Any, _: int) -> Ratio:
    return _lone_sign(field, field.form(operation[1]))


def _lone_sign(field: Field, u: Ratio) -> Ratio:
    plain = ("v", "exp", "trig", "pi")
    if any(field.kinds.get(i, ("",))[0] not in plain for i, d in enumerate(u.above.degrees()) if d):
        raise NoForm
    sign = sign_polynomial(field, u)
    field.unsettled.append(u)
    return Ratio(sign, {})


def _heaviside(field: Field, operation: Any, _: int) -> Ratio:
    ring = field.ring
    return ring.scaled(ring.total_of([ring.number(1), _lone_sign(field, field.form(operation[1]))]), fmpq(1, 2))


def _extreme(sign: int) -> Any:
    """max(a, b) = (a + b + |a − b|)/2, min with a minus."""

    def form(field: Field, operation: Any, _: int) -> Ratio:
        ring = field.ring
        best = field.form(operation[1])
        for part in operation[2:]:
            other = field.form(part)
            gap = ring.total_of([best, ring.scaled(other, fmpq(-1))])
            size = absolute_power(field, gap, fmpq(1)) if len(gap.above) else ring.number(0)
            best = ring.scaled(ring.total_of([best, other, ring.scaled(size, fmpq(sign))]), fmpq(1, 2))
        return best

    return form


def _floor(field: Field, operation: Any, _: int) -> Ratio:
    u = field.form(operation[1])
    whole = fmpq(0)
    if not u.below:
        constant = u.above.to_dict().get((0,) * field.ring.total, fmpq(0))
        whole = fmpq(int(constant.p) // int(constant.q))
    rest = field.ring.total_of([u, field.ring.number(-whole)])
    if field.graph.is_whole(operation[1]):
        return u
    kernel = field.opaque(("floor", field.ring.key(rest)), ("floor",))
    return field.ring.total_of([kernel, field.ring.number(whole)])


def _factorial(field: Field, operation: Any, _: int) -> Ratio:
    """(v + k)! = v!·(v+1)…(v+k) for a whole k, v without constant part."""
    u = field.form(operation[1])
    ring = field.ring
    if u.below:
        return field.opaque(("factorial", ring.key(u)), ("factorial",))
    constant = u.above.to_dict().get((0,) * ring.total, fmpq(0))
    if constant.q != 1 or abs(constant) > 60 or u.above.is_constant():
        return field.opaque(("factorial", ring.key(u)), ("factorial",))
    rest = u.above - constant
    result = field.opaque(("factorial", str(rest)), ("factorial",))
    shift = int(constant.p)
    for k in range(1, abs(shift) + 1):
        factor = Ratio(rest + (k if shift > 0 else k + shift), {})
        result = ring.product(result, factor if shift > 0 else ring.inverse(factor))
    return result


def _case(field: Field, _: Any, number: int) -> Ratio:
    return field.opaque(("case", number), ("case",))


def _bad(_: Field, __: Any, ___: int) -> Ratio:
    raise NoForm


FORM: dict[str, Any] = {
    "q": _rational,
    "v": _variable,
    "pi": _pi,
    "+": _sum,
    "*": _product,
    "^": _power,
    "p": _general_power,
    "exp": _exp,
    "ln": _ln,
    "sin": _sin,
    "cos": _cos,
    "sin_pi": _sin,
    "cos_pi": _cos,
    "asin": arc("asin"),
    "acos": arc("acos"),
    "atan": arc("atan"),
    "sinh": _hyperbolic(-1),
    "cosh": _hyperbolic(1),
    "asinh": _area("asinh"),
    "acosh": _area("acosh"),
    "atanh": _area("atanh"),
    "abs": _abs,
    "sign": _sign,
    "heaviside": _heaviside,
    "floor": _floor,
    "factorial": _factorial,
    "min": _extreme(-1),
    "max": _extreme(1),
    "case": _case,
    "bad": _bad,
}
