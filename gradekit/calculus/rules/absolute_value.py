"""The absolute value: slope 1 or −1, none at the kink."""

from __future__ import annotations

from gradekit.calculus.rule import Rule
from gradekit.expression.tree import Function, Quotient

RULE = Rule(
    code="absolute-value",
    title={"en": "Derivative of the absolute value", "vi": "Đạo hàm của giá trị tuyệt đối"},
    sentence={
        "en": "the slope of abs(u) is u/abs(u), that is 1 or -1; there is none at the kink u = 0",
        "vi": "đạo hàm của abs(u) theo u là u/abs(u), tức 1 hoặc -1; tại điểm gãy u = 0 không có đạo hàm",
    },
    statement=("d/dx[abs(x)] = x/abs(x)",),
    source="OpenStax, Calculus Volume 1, section 3.2",
    conditions={"en": "x != 0", "vi": "x != 0"},
    outer={"abs": lambda u: Quotient(u, Function("abs", (u,)))},
)
