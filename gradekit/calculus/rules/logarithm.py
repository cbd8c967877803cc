"""Logarithms: natural, to a constant base, and of an absolute value."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tree import ONE, Function, Node, Quotient, Symbol


def _use(node: Node, variable: str) -> Use | None:
    match node:
        case Function(name="ln", arguments=(Function(name="abs", arguments=(inner,)),)):
            slope, argument = Quotient(ONE, inner), inner
        case Function(name="ln", arguments=(argument,)):
            slope = Quotient(ONE, argument)
        case Function(name="log", arguments=(argument, base)) if not contains(base, variable):
            slope = Quotient(ONE, times(argument, Function("ln", (base,))))
        case _:
            return None
    if argument == Symbol(variable):
        return Use((), lambda _: slope)
    return Use((argument,), lambda d: times(slope, d[0]), ("chain",))


RULE = Rule(
    code="logarithm",
    title={"en": "Derivative of the logarithm", "vi": "Đạo hàm của lôgarit"},
    sentence={
        "en": "ln(u) gives 1/u; the logarithm to base b gives 1/(u*ln(b))",
        "vi": "ln(u) cho 1/u; lôgarit cơ số b cho 1/(u*ln(b))",
    },
    statement=("d/dx[ln(x)] = 1/x", "d/dx[ln(abs(x))] = 1/x", "d/dx[log_b(x)] = 1/(x*ln(b))"),
    source="OpenStax, Calculus Volume 1, section 3.9; Dive into Deep Learning 18.3.1",
    conditions={
        "en": "x > 0 (x != 0 for ln(abs(x))); b > 0, b != 1, b does not depend on x",
        "vi": "x > 0 (x != 0 với ln(abs(x))); b > 0, b != 1, b không phụ thuộc x",
    },
    kinds=(Function,),
    rank=10,
    use=_use,
)
