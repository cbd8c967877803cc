"""A constant factor was left out: 4x^3 became 3x^2.

Why it fails: a constant factor multiplies every change.

What to say: keep the constant factor in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place, rule_of
from gradekit.calculus.rule import contains, times
from gradekit.expression.tree import ONE, Negative, Node, Power, Product, Quotient, Symbol


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node, power = place.node, power_place(place)
    if rule_of(place) == "constant-factor" and not isinstance(node, Negative):
        yield Slip(d[0])
    elif place.rules == ("linear",) and not isinstance(node, (Symbol, Negative)):
        yield Slip(ONE)
    elif place.rules == ("linear",) and isinstance(node, Negative) and not isinstance(node.operand, Symbol):
        yield Slip(Negative(ONE), {"place": node.operand})
    elif rule_of(place) == "power" and "constant-factor" in place.rules and isinstance(node, Quotient):
        yield Slip(Quotient(place.use.build(d), node.numerator))
    elif power is not None and power.value is not None and power.front == ONE:
        inside = _constants(power.base, place.variable)
        if inside != ONE:
            yield Slip(Quotient(place.use.build(d), Power(inside, power.exponent)))


def _constants(base: Node, variable: str) -> Node:
    """The constant factors of a product or a fraction."""
    if isinstance(base, Quotient):
        return Quotient(_constants(base.numerator, variable), _constants(base.denominator, variable))
    if isinstance(base, Product):
        return times(*[f for f in base.factors if not contains(f, variable)])
    return ONE if contains(base, variable) else base


MISTAKE = Mistake(
    code="coefficient_lost",
    family="coefficient",
    name={"en": "Coefficient lost", "vi": "Mất hệ số"},
    message={
        "en": "The constant factor of {place} is missing in your derivative.",
        "vi": "Đạo hàm của bạn còn thiếu hệ số của {place}.",
    },
    example=("4x^3", "3x^2"),
    at=_wrong,
    rank=15,
    joins=True,
    outside=True,
    same_as={
        "forgot_inner_derivative": "the inner derivative of f(kx) is the coefficient",
    },
)
