"""A power of the variable was differentiated like an exponential: x^3 became x^3·ln(x).

Why it fails: the rule for a^x needs the variable in the exponent.

What to say: where the exponent is constant, use the power rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Function, Node, Power


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is None or not isinstance(place.node, Power):
        return
    yield Slip(times(place.node, Function("ln", (power.base,)), *d))
    if power.value is not None and power.value > 1:
        yield Slip(times(place.node, Function("ln", (power.exponent,)), *d))


MISTAKE = Mistake(
    code="exponential_rule_on_power",
    family="power-rule",
    name={"en": "Exponential rule used on a power", "vi": "Dùng quy tắc hàm mũ cho lũy thừa"},
    message={
        "en": "In {place}, the exponent is constant, so the rule for exponentials does not apply; use the power rule.",
        "vi": "Trong {place}, số mũ là hằng số nên không dùng quy tắc hàm mũ; hãy dùng quy tắc lũy thừa.",
    },
    example=("x^3", "x^3*ln(x)"),
    at=_wrong,
    rank=45,
)
