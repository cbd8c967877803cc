"""The exponent went below instead of in front: x^n became x^(n-1)/n.

Why it fails: dividing belongs to integration.

What to say: multiply by the exponent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power, Quotient, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value is not None and power.value > 0 and power.value != 1:
        lowered = Power(power.base, number(power.value - 1))
        yield Slip(Quotient(times(power.front, lowered, *d), power.exponent), {"exponent": power.exponent})


MISTAKE = Mistake(
    code="divided_by_exponent",
    family="power-rule",
    name={"en": "Divided by the exponent", "vi": "Chia cho số mũ"},
    message={
        "en": "In {place}, multiply by the exponent {exponent}; you divided by it.",
        "vi": "Trong {place}, phải nhân với số mũ {exponent}; bạn đã chia cho nó.",
    },
    example=("x^4", "x^3/4"),
    at=_wrong,
    rank=45,
)
