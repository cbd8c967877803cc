"""Exponentials: e^u and exp(u) are their own derivative, a^u brings the factor ln a."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import E_CONSTANT, Function, Node, Power, Symbol


def _use(node: Node, variable: str) -> Use | None:
    if not isinstance(node, Power) or contains(node.base, variable):
        return None
    value = rational(node.base)
    if value is not None and value <= 0:
        return None
    slope = node if node.base == E_CONSTANT else times(node, Function("ln", (node.base,)))
    if node.exponent == Symbol(variable):
        return Use((), lambda _: slope)
    return Use((node.exponent,), lambda d: times(slope, d[0]), ("chain",))


RULE = Rule(
    code="exponential",
    title={"en": "Derivative of the exponential", "vi": "Đạo hàm của hàm mũ"},
    sentence={
        "en": "e^u gives e^u; a^u gives a^u*ln(a)",
        "vi": "e^u cho e^u; a^u cho a^u*ln(a)",
    },
    statement=("d/dx[e^x] = e^x", "d/dx[a^x] = a^x*ln(a)"),
    source="OpenStax, Calculus Volume 1, section 3.9; Dive into Deep Learning 18.3.1",
    conditions={"en": "a > 0, a does not depend on x", "vi": "a > 0, a không phụ thuộc x"},
    kinds=(Power,),
    rank=40,
    use=_use,
    outer={"exp": lambda u: Function("exp", (u,))},
)
