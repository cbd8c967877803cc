"""ReLU and the sigmoid."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, times
from gradekit.expression.tree import ONE, Function, Negative, Node, Sum


def _sigmoid(u: Node) -> Node:
    value = Function("sigmoid", (u,))
    return times(value, Sum((ONE, Negative(value))))


RULE = Rule(
    code="activation",
    title={"en": "Derivative of an activation function", "vi": "Đạo hàm của hàm kích hoạt"},
    sentence={
        "en": "relu has slope 0 left of the kink, 1 right of it, none at it; sigmoid has slope sigmoid*(1 - sigmoid)",
        "vi": "relu có độ dốc 0 bên trái điểm gãy, 1 bên phải; sigmoid có độ dốc sigmoid*(1 - sigmoid)",
    },
    statement=(
        "d/dx[relu(x)] = heaviside(x)",
        "d/dx[sigmoid(x)] = sigmoid(x)*(1 - sigmoid(x))",
    ),
    source="Dive into Deep Learning 5.1.2",
    conditions={"en": "x != 0 for relu", "vi": "x != 0 với relu"},
    outer={"relu": lambda u: Function("heaviside", (u,)), "sigmoid": _sigmoid},
)
