"""The quotient rule."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, times
from gradekit.expression.tree import ZERO, Negative, Node, Power, Product, Quotient, Sum, number


def _use(node: Node, _variable: str) -> Use | None:
    if not isinstance(node, Quotient):
        return None
    above, below = node.numerator, node.denominator
    return Use(
        (above, below),
        lambda d: Quotient(Sum((_kept(d[0], below), Negative(times(above, d[1])))), Power(below, number(2))),
        gathers=True,
    )


def _kept(slope: Node, below: Node) -> Node:
    """The slope of the numerator times the denominator; 0 times a product has the product in brackets."""
    return Product((ZERO, below)) if slope == ZERO else times(slope, below)


RULE = Rule(
    code="quotient",
    title={"en": "Quotient rule", "vi": "Quy tắc thương"},
    sentence={
        "en": "derivative of the numerator times the denominator, minus the numerator times the derivative of the "
        "denominator, over the denominator squared",
        "vi": "đạo hàm của tử nhân mẫu, trừ tử nhân đạo hàm của mẫu, tất cả chia cho bình phương của mẫu",
    },
    statement=("d/dx[f(x)/g(x)] = (f'(x)*g(x) - f(x)*g'(x))/g(x)^2",),
    source="OpenStax, Calculus Volume 1, section 3.3",
    conditions={"en": "f and g have derivatives at x; g(x) != 0", "vi": "f và g có đạo hàm tại x; g(x) != 0"},
    kinds=(Quotient,),
    rank=60,
    use=_use,
)
