"""A negative exponent was made smaller in size: x^(-3) became -3x^(-2).

Why it fails: one less than -3 is -4; only the size of the exponent seems to shrink.

What to say: one less than a negative number lies further from zero.
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
        raised = Power(power.base, number(power.value + 1))
        yield Slip(times(power.front, power.exponent, raised, *d), {"exponent": power.exponent})


MISTAKE = Mistake(
    code="exponent_toward_zero",
    family="power-rule",
    name={"en": "Negative exponent moved toward zero", "vi": "Số mũ âm tiến về 0"},
    message={
        "en": "Written as a power, {place} has the exponent {exponent}; one less is farther from zero, not "
        "closer to it.",
        "vi": "Viết dưới dạng lũy thừa, {place} có số mũ {exponent}; giảm đi một đơn vị thì được số xa 0 hơn, "
        "không phải gần 0 hơn.",
    },
    example=("x^(-3)", "-3x^(-2)"),
    at=_wrong,
    rank=20,
)
