"""The function itself was given.

Why it fails: the question asks for the derivative.

What to say: differentiate the function.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node


def _wrong(function: Node, _variable: str, _order: int, _right: Node) -> Iterator[Slip]:
    yield Slip(function)


MISTAKE = Mistake(
    code="not_differentiated",
    family="wrong-operation",
    name={"en": "Not differentiated", "vi": "Chưa lấy đạo hàm"},
    message={
        "en": "This is the function itself; its derivative is asked for.",
        "vi": "Đây là chính hàm số; đề bài yêu cầu tính đạo hàm.",
    },
    example=("x^3", "x^3"),
    whole=_wrong,
    rank=20,
)
