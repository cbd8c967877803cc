"""The six hyperbolic functions."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.expression.tree import Function, Negative, Node, Power, number


def _of(name: str, u: Node) -> Node:
    return Function(name, (u,))


def _squared(name: str, u: Node) -> Node:
    return Power(Function(name, (u,)), number(2))


RULE = Rule(
    code="hyperbolic",
    title={"en": "Derivative of a hyperbolic function", "vi": "Đạo hàm của hàm hyperbolic"},
    sentence={
        "en": "take the derivative of the hyperbolic function from the table",
        "vi": "dùng bảng đạo hàm của hàm hyperbolic",
    },
    statement=(
        "d/dx[sinh(x)] = cosh(x)",
        "d/dx[cosh(x)] = sinh(x)",
        "d/dx[tanh(x)] = sech(x)^2 = 1 - tanh(x)^2",
        "d/dx[coth(x)] = -csch(x)^2 = 1 - coth(x)^2",
        "d/dx[sech(x)] = -sech(x)*tanh(x)",
        "d/dx[csch(x)] = -csch(x)*coth(x)",
    ),
    source="OpenStax, Calculus Volume 1, section 6.9",
    conditions={"en": "x != 0 for coth and csch", "vi": "x != 0 với coth và csch"},
    outer={
        "sinh": lambda u: _of("cosh", u),
        "cosh": lambda u: _of("sinh", u),
        "tanh": lambda u: _squared("sech", u),
        "coth": lambda u: Negative(_squared("csch", u)),
        "sech": lambda u: Negative(times(_of("sech", u), _of("tanh", u))),
        "csch": lambda u: Negative(times(_of("csch", u), _of("coth", u))),
    },
)
