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
        "d/dx[arsinh(x)] = 1/sqrt(x^2 + 1)",
        "d/dx[arcosh(x)] = 1/sqrt(x^2 - 1)",
        "d/dx[artanh(x)] = 1/(1 - x^2)",
        "d/dx[arcoth(x)] = 1/(1 - x^2)",
        "d/dx[arsech(x)] = -1/(x*sqrt(1 - x^2))",
        "d/dx[arcsch(x)] = -1/(abs(x)*sqrt(1 + x^2))",
    ),
    source="OpenStax, Calculus Volume 1, section 6.9",
    conditions={
        "en": "x > 1 for arcosh, abs(x) < 1 for artanh, abs(x) > 1 for arcoth, 0 < x < 1 for arsech, x != 0 for arcsch",
        "vi": "x > 1 với arcosh, abs(x) < 1 với artanh, abs(x) > 1 với arcoth, 0 < x < 1 với arsech, x != 0 với arcsch",
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
