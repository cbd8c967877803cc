"""The sigmoid: its slope is written with the sigmoid itself."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.expression.tree import ONE, Function, Negative, Node, Sum


def _slope(u: Node) -> Node:
    value = Function("sigmoid", (u,))
    return times(value, Sum((ONE, Negative(value))))


RULE = Rule(
    code="sigmoid",
    title={"en": "Derivative of the sigmoid", "vi": "Đạo hàm của hàm sigmoid"},
    sentence={
        "en": "the slope of sigmoid(u) is sigmoid(u)*(1 - sigmoid(u))",
        "vi": "đạo hàm của sigmoid(u) theo u là sigmoid(u)*(1 - sigmoid(u))",
    },
    statement=("d/dx[sigmoid(x)] = sigmoid(x)*(1 - sigmoid(x))",),
    source="Dive into Deep Learning 5.1.2",
    outer={"sigmoid": _slope},
)
