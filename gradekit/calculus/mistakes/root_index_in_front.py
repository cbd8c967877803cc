"""The index of the root came down in place of the exponent: sqrt(x) became 2·sqrt(x).

Why it fails: the square root of x is x^(1/2); the exponent is one over the index.

What to say: write the root as a power first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place, rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value is not None and rule_of(place) == "root":
        index = number(power.value.denominator)
        yield Slip(times(index, place.node, *d), {"exponent": power.exponent})
        yield Slip(
            times(index, Power(power.base, number(power.value.denominator - 1)), *d), {"exponent": power.exponent}
        )


MISTAKE = Mistake(
    code="root_index_in_front",
    family="power-rule",
    name={"en": "Index of the root in front", "vi": "Đưa chỉ số căn ra trước"},
    message={
        "en": "The index of the root in {place} is not its exponent: write it as a power, with exponent {exponent}, "
        "first.",
        "vi": "Chỉ số của căn trong {place} không phải là số mũ: trước hết hãy viết thành lũy thừa với số mũ "
        "{exponent}.",
    },
    example=("sqrt(x)", "2sqrt(x)"),
    at=_wrong,
    rank=45,
)
