"""A power whose base and exponent both depend on the variable: logarithmic differentiation."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tree import Function, Node, Power, Quotient, Sum


def _use(node: Node, variable: str) -> Use | None:
    if not isinstance(node, Power) or not contains(node.base, variable):
        return None
    base, exponent = node.base, node.exponent
    logarithm = Function("ln", (base,))
    return Use(
        (exponent, base),
        lambda d: times(node, Sum((times(d[0], logarithm), Quotient(times(exponent, d[1]), base)))),
        gathers=True,
    )


RULE = Rule(
    code="general-power",
    title={"en": "Logarithmic differentiation", "vi": "Lấy đạo hàm qua lôgarit"},
    sentence={
        "en": "write f^g as e^(g*ln(f)); the derivative is f^g times the derivative of g*ln(f), by the product rule",
        "vi": "viết f^g thành e^(g*ln(f)); đạo hàm bằng f^g nhân với đạo hàm của g*ln(f) theo quy tắc tích",
    },
    statement=("d/dx[f(x)^g(x)] = f(x)^g(x)*(g'(x)*ln(f(x)) + g(x)*f'(x)/f(x))",),
    source="OpenStax, Calculus Volume 1, section 3.9",
    conditions={"en": "f(x) > 0; f and g have derivatives at x", "vi": "f(x) > 0; f và g có đạo hàm tại x"},
    kinds=(Power,),
    rank=60,
    use=_use,
)
