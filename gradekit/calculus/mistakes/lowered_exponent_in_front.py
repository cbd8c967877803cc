"""The lowered exponent was brought down: x^n became (n-1)·x^(n-1).

Why it fails: the factor is the old exponent.

What to say: bring the exponent down first, then lower it.
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
    if power is not None and power.value is not None and (power.value > 2 or power.value < 0):
        lowered = number(power.value - 1)
        yield Slip(times(power.front, lowered, Power(power.base, lowered), *d), {"exponent": power.exponent})


MISTAKE = Mistake(
    code="lowered_exponent_in_front",
    family="power-rule",
    name={"en": "Lowered exponent in front", "vi": "Đưa số mũ đã giảm xuống"},
    message={
        "en": "In {place}, the factor in front is the old exponent {exponent}, not the lowered one.",
        "vi": "Trong {place}, thừa số đứng trước là số mũ cũ {exponent}, không phải số mũ đã giảm.",
    },
    example=("x^5", "4x^4"),
    at=_wrong,
    rank=40,
)
