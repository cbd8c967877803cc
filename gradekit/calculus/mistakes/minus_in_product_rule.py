"""The two terms of the product rule were subtracted: f'g - fg'.

Why it fails: the minus sign belongs to the quotient rule.

What to say: add the two terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Negative, Node, Product, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "product" and isinstance(node, Product) and len(node.factors) == 2:
        first, second = times(d[0], node.factors[1]), times(node.factors[0], d[1])
        yield Slip(Sum((first, Negative(second))))
        yield Slip(Sum((second, Negative(first))))


MISTAKE = Mistake(
    code="minus_in_product_rule",
    family="product-rule",
    name={"en": "Minus in the product rule", "vi": "Dấu trừ trong quy tắc tích"},
    message={
        "en": "The two terms of the product rule for {place} are added; the minus sign belongs to the quotient rule.",
        "vi": "Hai số hạng của quy tắc tích cho {place} phải cộng lại; dấu trừ là của quy tắc thương.",
    },
    example=("x*e^x", "e^x-x*e^x"),
    at=_wrong,
    rank=20,
)
