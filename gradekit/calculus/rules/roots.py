"""Square roots, cube roots and n-th roots."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import ONE, Function, Node, Power, Quotient, Symbol, number


def _use(node: Node, variable: str) -> Use | None:
    match node:
        case Function(name="root", arguments=(radicand, index)) if not contains(index, variable):
            degree = rational(index)
            if degree is None or degree.denominator != 1 or degree < 2:
                return None
            lowered = node if degree == 2 else Power(node, number(degree - 1))
            slope = Quotient(ONE, times(index, lowered))
        case _:
            return None
    if radicand == Symbol(variable):
        return Use((), lambda _: slope)
    return Use((radicand,), lambda d: times(slope, d[0]), ("chain",))


def _square_root(radicand: Node) -> Node:
    return Quotient(ONE, times(number(2), Function("sqrt", (radicand,))))


def _cube_root(radicand: Node) -> Node:
    return Quotient(ONE, times(number(3), Power(Function("cbrt", (radicand,)), number(2))))


RULE = Rule(
    code="root",
    title={"en": "Derivative of a root", "vi": "Đạo hàm của căn"},
    sentence={
        "en": "a root is a power with a fraction as exponent: one over n times the (n-1)-th power of the root",
        "vi": "căn là lũy thừa với số mũ phân số: một chia cho n lần lũy thừa bậc n-1 của căn",
    },
    statement=(
        "d/dx[sqrt(x)] = 1/(2sqrt(x))",
        "d/dx[cbrt(x)] = 1/(3cbrt(x)^2)",
        "d/dx[root(x, n)] = 1/(n*root(x, n)^(n-1))",
    ),
    source="OpenStax, Calculus Volume 1, section 3.7 (extending the power rule)",
    conditions={
        "en": "x > 0 for even n, x != 0 for odd n; n is a whole number, at least 2",
        "vi": "x > 0 nếu n chẵn, x != 0 nếu n lẻ; n nguyên, ít nhất bằng 2",
    },
    kinds=(Function,),
    rank=30,
    use=_use,
    outer={"sqrt": _square_root, "cbrt": _cube_root},
)
