"""The product rule, for any number of factors."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, times
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, Product, Sum

MOST_FACTORS = 40
"""The product rule for n factors makes n products of n factors."""


def _use(node: Node, _variable: str) -> Use | None:
    if not isinstance(node, Product):
        return None
    factors = node.factors
    if len(factors) > MOST_FACTORS:
        raise TemplateError("derivative-too-large", f"a product of more than {MOST_FACTORS} factors")
    return Use(
        factors,
        lambda d: Sum(tuple([times(*factors[:i], d[i], *factors[i + 1 :]) for i in range(len(factors))])),
        gathers=True,
    )


RULE = Rule(
    code="product",
    title={"en": "Product rule", "vi": "Quy tắc tích"},
    sentence={
        "en": "differentiate one factor at a time, keep the others, and add",
        "vi": "lần lượt lấy đạo hàm từng thừa số, giữ nguyên các thừa số kia, rồi cộng lại",
    },
    statement=("d/dx[f(x)*g(x)] = f'(x)*g(x) + f(x)*g'(x)",),
    source="OpenStax, Calculus Volume 1, section 3.3; Dive into Deep Learning 18.3.2",
    conditions={"en": "f and g have derivatives at x", "vi": "f và g có đạo hàm tại x"},
    kinds=(Product,),
    use=_use,
)
