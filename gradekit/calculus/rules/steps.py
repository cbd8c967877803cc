"""Sign, heaviside, floor and ceiling: slope 0 between the jumps, none at a jump."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use
from gradekit.expression.tree import ZERO, Function, Node, Piecewise, Relation


def _use(node: Node, _variable: str) -> Use | None:
    match node:
        case Function(name="sign" | "heaviside", arguments=(argument,)):
            smooth = Relation("!=", argument, ZERO)
        case Function(name="floor" | "ceil", arguments=(argument,)):
            smooth = Relation("!=", Function("floor", (argument,)), argument)
        case _:
            return None
    return Use((), lambda _: Piecewise(((ZERO, (smooth,)),)))


RULE = Rule(
    code="step",
    title={"en": "Derivative of a step function", "vi": "Đạo hàm của hàm bậc thang"},
    sentence={
        "en": "a step function is constant between its jumps, so its slope there is 0; it has none at a jump",
        "vi": "hàm bậc thang không đổi giữa các bước nhảy nên đạo hàm ở đó bằng 0; tại bước nhảy không có đạo hàm",
    },
    statement=(
        "d/dx[sign(x)] = 0",
        "d/dx[heaviside(x)] = 0",
        "d/dx[floor(x)] = 0",
        "d/dx[ceil(x)] = 0",
    ),
    source="OpenStax, Calculus Volume 1, section 3.2",
    conditions={
        "en": "x != 0 for sign and heaviside, x not a whole number for floor and ceil",
        "vi": "x != 0 với sign và heaviside, x không nguyên với floor và ceil",
    },
    kinds=(Function,),
    rank=40,
    use=_use,
)
