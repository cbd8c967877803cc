"""The exponent was raised by one in place of lowered: x^n became n·x^(n+1).

Why it fails: raising belongs to integration.

What to say: differentiating lowers the exponent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Node, Power, Sum, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is None or (power.value is not None and power.value <= 0):
        return
    more = number(power.value + 1) if power.value is not None else Sum((power.exponent, ONE))
    yield Slip(times(power.front, power.exponent, Power(power.base, more), *d))
    yield Slip(times(power.front, more, Power(power.base, more), *d))


MISTAKE = Mistake(
    code="exponent_raised",
    family="power-rule",
    name={"en": "Exponent raised", "vi": "Tăng số mũ"},
    message={
        "en": "In {place}, the exponent went up by one; when you differentiate, it goes down by one.",
        "vi": "Trong {place}, số mũ đã tăng một đơn vị; khi lấy đạo hàm, số mũ giảm đi một đơn vị.",
    },
    example=("x^3", "3x^4"),
    at=_wrong,
    rank=30,
)
