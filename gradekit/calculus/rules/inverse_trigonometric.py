"""The inverse trigonometric functions; arccot x = arctan(1/x), arcsec x = arccos(1/x), arccsc x = arcsin(1/x)."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.calculus.squares import square
from gradekit.expression.tree import ONE, Function, Negative, Node, Quotient, Sum


def _root_of_one_minus(u: Node) -> Node:
    return Function("sqrt", (Sum((ONE, Negative(square(u)))),))


def _secant(u: Node) -> Node:
    root = Function("sqrt", (Sum((square(u), Negative(ONE))),))
    return Quotient(ONE, times(Function("abs", (u,)), root))


def _tangent(u: Node) -> Node:
    return Quotient(ONE, Sum((ONE, square(u))))


RULE = Rule(
    code="inverse-trigonometric",
    title={"en": "Derivative of an inverse trigonometric function", "vi": "Đạo hàm của hàm lượng giác ngược"},
    sentence={
        "en": "take the derivative of the inverse trigonometric function from the table",
        "vi": "dùng bảng đạo hàm của hàm lượng giác ngược",
    },
    statement=(
        "d/dx[arcsin(x)] = 1/sqrt(1 - x^2)",
        "d/dx[arccos(x)] = -1/sqrt(1 - x^2)",
        "d/dx[arctan(x)] = 1/(1 + x^2)",
        "d/dx[arccot(x)] = -1/(1 + x^2)",
        "d/dx[arcsec(x)] = 1/(abs(x)*sqrt(x^2 - 1))",
        "d/dx[arccsc(x)] = -1/(abs(x)*sqrt(x^2 - 1))",
    ),
    source="OpenStax, Calculus Volume 1, section 3.7",
    conditions={
        "en": "-1 < x < 1 for arcsin and arccos, abs(x) > 1 for arcsec and arccsc, x != 0 for arccot",
        "vi": "-1 < x < 1 với arcsin và arccos, abs(x) > 1 với arcsec và arccsc, x != 0 với arccot",
    },
    outer={
        "asin": lambda u: Quotient(ONE, _root_of_one_minus(u)),
        "acos": lambda u: Negative(Quotient(ONE, _root_of_one_minus(u))),
        "atan": _tangent,
        "acot": lambda u: Negative(_tangent(u)),
        "asec": _secant,
        "acsc": lambda u: Negative(_secant(u)),
    },
)
