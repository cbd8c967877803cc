"""A factor was left out of a term of the product rule: x^2·sin(x) became 2x + x^2·cos(x).

Why it fails: each term is the derivative of one factor times the other factor.

What to say: check that each term has both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Node, Product, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) != "product" or not isinstance(node, Product) or len(node.factors) != 2:
        return
    (first, second), (first_slope, second_slope) = node.factors, d
    terms = (times(first_slope, second), times(first, second_slope))
    for kept in (first_slope, second):
        if kept != ONE:
            yield Slip(Sum((kept, terms[1])))
    for kept in (first, second_slope):
        if kept != ONE:
            yield Slip(Sum((terms[0], kept)))


MISTAKE = Mistake(
    code="factor_of_product_rule_missing",
    family="product-rule",
    name={"en": "A factor in the product rule is missing", "vi": "Thiếu một thừa số trong quy tắc tích"},
    message={
        "en": "Each term of the product rule for {place} is the derivative of one factor times the other factor; "
        "one of yours lacks a factor.",
        "vi": "Mỗi số hạng của quy tắc tích cho {place} là đạo hàm của một thừa số nhân với thừa số kia; một số hạng "
        "của bạn thiếu một thừa số.",
    },
    example=("x^2*sin(x)", "2x+x^2*cos(x)"),
    at=_wrong,
    rank=40,
)
