"""Minimum and maximum: the slope of the part that is the least or greatest, none where two change places."""

from __future__ import annotations

from collections.abc import Sequence

from gradekit.calculus.rule import Rule, Use
from gradekit.expression.tree import Function, Node, Piecewise, Relation


def _use(node: Node, _variable: str) -> Use | None:
    if not isinstance(node, Function) or node.name not in {"min", "max"}:
        return None
    parts = node.arguments
    operator = ">" if node.name == "max" else "<"

    def build(derivatives: Sequence[Node]) -> Node:
        if len(parts) == 1:
            return derivatives[0]
        return Piecewise(
            tuple(
                (slope, tuple(Relation(operator, part, other) for j, other in enumerate(parts) if j != i))
                for i, (slope, part) in enumerate(zip(derivatives, parts, strict=True))
            )
        )

    return Use(parts, build)


RULE = Rule(
    code="extremum",
    title={"en": "Derivative of a minimum or maximum", "vi": "Đạo hàm của min và max"},
    sentence={
        "en": "differentiate the part that is the least or greatest; there is no derivative where two parts meet",
        "vi": "lấy đạo hàm của phần nhỏ nhất hay lớn nhất; tại nơi hai phần bằng nhau không có đạo hàm",
    },
    statement=("d/dx[max(f(x), g(x))] = f'(x)", "d/dx[max(f(x), g(x))] = g'(x)"),
    source="OpenStax, Calculus Volume 1, section 3.2",
    conditions={
        "en": "the first where f(x) > g(x), the second where f(x) < g(x); min the other way round",
        "vi": "dòng đầu khi f(x) > g(x), dòng sau khi f(x) < g(x); min thì ngược lại",
    },
    kinds=(Function,),
    rank=50,
    use=_use,
)
