"""The exponent was added to the coefficient: 3x^4 became 7x^3.

Why it fails: coefficient and exponent are multiplied.

What to say: multiply the coefficient by the exponent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place, rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Node, Power, Product, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) != "constant-factor" or not isinstance(node, Product) or d[0] is not place.parts[0].result:
        return
    front = rational(node.factors[0])
    power = power_place(place.parts[0])
    if front is None or power is None or power.value is None or place.parts[0].parts or len(node.factors) != 2:
        return
    yield Slip(times(number(front + power.value), Power(power.base, number(power.value - 1))))


MISTAKE = Mistake(
    code="coefficient_and_exponent_added",
    family="power-rule",
    name={"en": "Coefficient and exponent added", "vi": "Cộng hệ số với số mũ"},
    message={
        "en": "In {place}, the exponent multiplies the coefficient; it looks as if you added them.",
        "vi": "Trong {place}, số mũ phải nhân với hệ số; có vẻ bạn đã cộng hai số đó.",
    },
    example=("3x^4", "7x^3"),
    at=_wrong,
    rank=40,
    never_apart={
        "lowered_exponent_in_front": "for 3x^3 and 2x^4 both come to 6",
    },
)
