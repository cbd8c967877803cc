"""The inverse hyperbolic functions; arcoth x = artanh(1/x), arsech x = arcosh(1/x), arcsch x = arsinh(1/x)."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.calculus.squares import square
from gradekit.expression.tree import ONE, Function, Negative, Node, Quotient, Sum


def _root(*terms: Node) -> Node:
    return Function("sqrt", (Sum(terms),))


def _over(*factors: Node) -> Node:
    return Quotient(ONE, times(*factors))


RULE = Rule(
    code="inverse-hyperbolic",
    title={"en": "Derivative of an inverse hyperbolic function", "vi": "Đạo hàm của hàm hyperbolic ngược"},
    sentence={
        "en": "take the derivative of the inverse hyperbolic function from the table",
        "vi": "dùng bảng đạo hàm của hàm hyperbolic ngược",
    },
    statement=(
        "d/dx[asinh(x)] = 1/sqrt(x^2 + 1)",
        "d/dx[acosh(x)] = 1/sqrt(x^2 - 1)",
        "d/dx[atanh(x)] = 1/(1 - x^2)",
        "d/dx[acoth(x)] = 1/(1 - x^2)",
        "d/dx[asech(x)] = -1/(x*sqrt(1 - x^2))",
        "d/dx[acsch(x)] = -1/(abs(x)*sqrt(1 + x^2))",
    ),
    source="OpenStax, Calculus Volume 1, section 6.9",
    conditions={
        "en": "x > 1 for acosh, abs(x) < 1 for atanh, abs(x) > 1 for acoth, 0 < x < 1 for asech, x != 0 for acsch",
        "vi": "x > 1 với acosh, abs(x) < 1 với atanh, abs(x) > 1 với acoth, 0 < x < 1 với asech, x != 0 với acsch",
    },
    outer={
        "asinh": lambda u: _over(_root(square(u), ONE)),
        "acosh": lambda u: _over(_root(square(u), Negative(ONE))),
        "atanh": lambda u: _over(Sum((ONE, Negative(square(u))))),
        "acoth": lambda u: _over(Sum((ONE, Negative(square(u))))),
        "asech": lambda u: Negative(_over(u, _root(ONE, Negative(square(u))))),
        "acsch": lambda u: Negative(_over(Function("abs", (u,)), _root(ONE, square(u)))),
    },
)
