"""A lower derivative than the one asked for was given.

Why it fails: the second derivative is the derivative of the first.

What to say: differentiate again.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    for lower in range(1, order):
        yield Slip(derive(function, variable, lower).result)


MISTAKE = Mistake(
    code="derivative_too_few",
    family="wrong-operation",
    name={"en": "One derivative too few", "vi": "Thiếu một lần đạo hàm"},
    message={
        "en": "This is a lower derivative than the one asked for: go on differentiating.",
        "vi": "Đây là đạo hàm cấp thấp hơn cấp mà đề bài yêu cầu: hãy lấy đạo hàm tiếp.",
    },
    example=("x^3", "3x^2"),
    whole=_wrong,
    rank=0,
)
