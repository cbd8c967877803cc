"""A negative power was written without the fraction: the derivative -3x^(-4) of x^(-3) became -3x^4.

Why it fails: x^(-n) is 1/x^n, the power belongs below.

What to say: keep the minus sign in the exponent, or write a fraction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value is not None and power.value < 0:
        above = Power(power.base, number(1 - power.value))
        yield Slip(times(power.front, power.exponent, above, *d))


MISTAKE = Mistake(
    code="reciprocal_lost",
    family="power-rule",
    name={"en": "Negative power written above", "vi": "Viết lũy thừa âm lên trên"},
    message={
        "en": "In the derivative of {place}, the exponent is negative: the power stands below the fraction bar.",
        "vi": "Trong đạo hàm của {place}, số mũ là số âm: lũy thừa đứng ở mẫu.",
    },
    example=("1/x^3", "-3x^4"),
    at=_wrong,
    rank=30,
)
