"""The six trigonometric functions."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.expression.tree import Function, Negative, Node, Power, number


def _of(name: str, u: Node) -> Node:
    return Function(name, (u,))


def _squared(name: str, u: Node) -> Node:
    return Power(Function(name, (u,)), number(2))


RULE = Rule(
    code="trigonometric",
    title={"en": "Derivative of a trigonometric function", "vi": "Đạo hàm của hàm lượng giác"},
    sentence={
        "en": "take the derivative of the trigonometric function from the table",
        "vi": "dùng bảng đạo hàm của hàm lượng giác",
    },
    statement=(
        "d/dx[sin(x)] = cos(x)",
        "d/dx[cos(x)] = -sin(x)",
        "d/dx[tan(x)] = sec(x)^2 = 1/cos(x)^2",
        "d/dx[cot(x)] = -csc(x)^2 = -1/sin(x)^2",
        "d/dx[sec(x)] = sec(x)*tan(x)",
        "d/dx[csc(x)] = -csc(x)*cot(x)",
    ),
    source="OpenStax, Calculus Volume 1, section 3.5",
    conditions={"en": "where the function is defined", "vi": "tại nơi hàm số xác định"},
    outer={
        "sin": lambda u: _of("cos", u),
        "cos": lambda u: Negative(_of("sin", u)),
        "tan": lambda u: _squared("sec", u),
        "cot": lambda u: Negative(_squared("csc", u)),
        "sec": lambda u: times(_of("sec", u), _of("tan", u)),
        "csc": lambda u: Negative(times(_of("csc", u), _of("cot", u))),
    },
)
