"""The exponent was brought down but not lowered: x^n became n·x^n.

Why it fails: the power rule has two parts, and lowering the exponent is the second.

What to say: the exponent goes down by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value not in {None, 1}:
        yield Slip(times(power.front, power.exponent, Power(power.base, power.exponent), *d))


MISTAKE = Mistake(
    code="exponent_kept",
    family="power-rule",
    name={"en": "Exponent kept", "vi": "Giữ nguyên số mũ"},
    message={
        "en": "You brought the exponent down in {place}, but it also has to go down by one.",
        "vi": "Bạn đã đưa số mũ xuống trong {place}, nhưng số mũ còn phải giảm đi một.",
    },
    example=("x^3", "3x^3"),
    at=_wrong,
    rank=20,
)
