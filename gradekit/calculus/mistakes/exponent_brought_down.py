"""The exponent of an exponential was brought down as a factor: e^(x^2) became x^2·e^(x^2).

Why it fails: bringing down belongs to the power rule.

What to say: the factor is the derivative of the exponent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power):
        yield Slip(times(node.exponent, node))


MISTAKE = Mistake(
    code="exponent_brought_down",
    family="exponential",
    name={"en": "Exponent brought down", "vi": "Đưa số mũ của hàm mũ xuống"},
    message={
        "en": "In {place}, the factor in front is the derivative of the exponent, not the exponent itself.",
        "vi": "Trong {place}, thừa số đứng trước là đạo hàm của số mũ, không phải chính số mũ.",
    },
    example=("e^x", "x*e^x"),
    at=_wrong,
    rank=35,
    same_as={
        "multiplied_by_inner": "in e^u the exponent is the inner function",
    },
)
