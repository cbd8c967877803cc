"""A term of the product rule has no derivative in it: x^2·sin(x) became x^2·sin(x) + x^2·cos(x).

Why it fails: each term differentiates one of the factors.

What to say: check that each term has one derivative.
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
    if rule_of(place) == "product" and isinstance(node, Product) and len(node.factors) == 2:
        first, second = node.factors
        yield Slip(Sum((node, times(first, d[1]))), {"factor": first})
        yield Slip(Sum((times(d[0], second), node)), {"factor": second})


MISTAKE = Mistake(
    code="factor_not_differentiated",
    family="product-rule",
    name={"en": "A factor was not differentiated", "vi": "Một thừa số chưa lấy đạo hàm"},
    message={
        "en": "The product rule also needs the derivative of {factor}; in your answer {factor} was only copied.",
        "vi": "Quy tắc tích cũng cần đạo hàm của {factor}; trong bài của bạn, {factor} mới chỉ được chép lại.",
    },
    example=("x^2*sin(x)", "x^2*sin(x)+x^2*cos(x)"),
    at=_wrong,
    rank=45,
    same_as={
        "forgot_inner_derivative": "e^u is its own outer derivative, so leaving u' out copies it",
        "ln_of_base_forgotten": "a^x without ln(a) is a^x itself",
    },
    never_apart={
        "trigonometric_sign": "with one sign wrong, sin(x) - cos(x) comes out as its own derivative",
    },
    natural="a factor e^x is its own derivative",
)
