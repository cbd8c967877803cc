"""A logarithm whose base depends on the variable is first written with natural logarithms."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use
from gradekit.expression.tree import Function, Node, Quotient


def _use(node: Node, _variable: str) -> Use | None:
    match node:
        case Function(name="log", arguments=(argument, base)):
            return Use((Quotient(Function("ln", (argument,)), Function("ln", (base,))),), lambda d: d[0])
        case _:
            return None


RULE = Rule(
    code="change-of-base",
    title={"en": "Change of base", "vi": "Đổi cơ số"},
    sentence={
        "en": "write the logarithm with natural logarithms",
        "vi": "viết lôgarit qua lôgarit tự nhiên",
    },
    statement=("log(f(x), g(x)) = ln(f(x))/ln(g(x))",),
    source="OpenStax, Calculus Volume 1, section 1.5",
    conditions={"en": "f(x) > 0, g(x) > 0, g(x) != 1", "vi": "f(x) > 0, g(x) > 0, g(x) != 1"},
    kinds=(Function,),
    rank=20,
    use=_use,
)
