"""The exponent was lowered but not brought down as a factor: x^n became x^(n-1).

Why it fails: the power rule has two parts, and the factor n is the first.

What to say: the old exponent becomes a factor in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Negative, Node, Power, Sum, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is None or power.value in {1, -1}:
        return
    less = number(power.value - 1) if power.value is not None else Sum((power.exponent, Negative(ONE)))
    lowered = times(power.front, Power(power.base, less), *d)
    details = {"exponent": power.exponent}
    yield Slip(lowered, details)
    if power.value is not None and power.value < 0:
        yield Slip(Negative(lowered), details)


MISTAKE = Mistake(
    code="exponent_not_brought_down",
    family="power-rule",
    name={"en": "Exponent not brought down", "vi": "Quên đưa số mũ xuống"},
    message={
        "en": "In {place}, you lowered the exponent, but the old exponent {exponent} also becomes a factor in front.",
        "vi": "Trong {place}, bạn đã giảm số mũ, nhưng số mũ cũ {exponent} còn phải trở thành thừa số ở phía trước.",
    },
    example=("x^7", "x^6"),
    at=_wrong,
    rank=15,
    joins=True,
)
