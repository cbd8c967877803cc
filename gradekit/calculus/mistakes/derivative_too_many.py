"""The derivative was differentiated once more.

Why it fails: one differentiation gives the slope.

What to say: stop one step earlier.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import differentiate
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node, walk

MOST_NODES = 120
"""Longer derivatives are not differentiated again."""


def _wrong(_function: Node, variable: str, _order: int, right: Node) -> Iterator[Slip]:
    if sum(1 for _ in walk(right)) <= MOST_NODES:
        yield Slip(differentiate(right, variable))


MISTAKE = Mistake(
    code="derivative_too_many",
    family="wrong-operation",
    name={"en": "One derivative too many", "vi": "Thừa một lần đạo hàm"},
    message={
        "en": "This is one derivative too many: you differentiated once more than was asked.",
        "vi": "Bạn đã lấy đạo hàm nhiều hơn yêu cầu một lần.",
    },
    example=("x^3", "6x"),
    whole=_wrong,
    rank=20,
)
