"""ReLU: slope 0 left of the kink, 1 right of it, none at it."""

from __future__ import annotations

from gradekit.calculus.rule import Rule
from gradekit.expression.tree import Function

RULE = Rule(
    code="relu",
    title={"en": "Derivative of ReLU", "vi": "Đạo hàm của hàm ReLU"},
    sentence={
        "en": "relu(u) has slope 0 where u < 0 and 1 where u > 0; there is none at the kink u = 0",
        "vi": "relu(u) có đạo hàm bằng 0 khi u < 0 và bằng 1 khi u > 0; tại điểm gãy u = 0 không có đạo hàm",
    },
    statement=("d/dx[relu(x)] = heaviside(x)",),
    source="Dive into Deep Learning 5.1.2",
    conditions={"en": "x != 0", "vi": "x != 0"},
    outer={"relu": lambda u: Function("heaviside", (u,))},
)
