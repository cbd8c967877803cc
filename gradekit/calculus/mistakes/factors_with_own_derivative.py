"""Each factor was multiplied by its own derivative: fg became f·f' + g·g'.

Why it fails: the product rule pairs each derivative with the other factor.

What to say: multiply the derivative of one factor by the other factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Product, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "product" and isinstance(node, Product):
        yield Slip(Sum(tuple([times(f, slope) for f, slope in zip(node.factors, d, strict=True)])))


MISTAKE = Mistake(
    code="factors_with_own_derivative",
    family="product-rule",
    name={"en": "Each factor with its own derivative", "vi": "Mỗi thừa số nhân với đạo hàm của chính nó"},
    message={
        "en": "In {place}, multiply the derivative of each factor by the rest of the product, not by the factor "
        "itself.",
        "vi": "Trong {place}, hãy nhân đạo hàm của mỗi thừa số với phần còn lại của tích, không phải với chính thừa"
        " số đó.",
    },
    example=("x*sin(x)", "x+sin(x)*cos(x)"),
    at=_wrong,
    rank=15,
)
