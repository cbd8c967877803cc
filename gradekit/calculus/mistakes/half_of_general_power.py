"""Base and exponent both hold the variable, but only one of them was taken to change: x^x became x·x^(x-1).

Why it fails: the power rule needs a constant exponent, the exponential rule a constant base.

What to say: write f^g as e^(g·ln f) and differentiate that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "general-power" and isinstance(node, Power):
        exponent_slope, base_slope = d
        lowered = Power(node.base, Sum((node.exponent, Negative(ONE))))
        yield Slip(times(node.exponent, lowered, base_slope))
        yield Slip(times(node.exponent, lowered))
        yield Slip(lowered)
        yield Slip(times(exponent_slope, node, Function("ln", (node.base,))))


MISTAKE = Mistake(
    code="half_of_general_power",
    family="exponential",
    name={"en": "Base or exponent taken as constant", "vi": "Coi cơ số hoặc số mũ là hằng số"},
    message={
        "en": "In {place}, both the base and the exponent change: first write it as a power of e, with a logarithm "
        "in the exponent.",
        "vi": "Trong {place}, cả cơ số lẫn số mũ đều thay đổi: trước hết hãy viết thành lũy thừa của e, với lôgarit"
        " ở số mũ.",
    },
    example=("x^x", "x^x*ln(x)"),
    at=_wrong,
    rank=10,
    same_as={
        "term_forgotten": "the exponent has no other term that changes",
        "linear_term_to_zero": "the exponent has no other term that changes",
    },
)
