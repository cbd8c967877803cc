"""A constant of integration was added to a derivative: x^3 became 3x^2 + C.

Why it fails: a function has one derivative; a constant is free only when going back.

What to say: leave the constant out.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node, Sum, Symbol

LETTERS = ("C", "c", "K", "k")
"""Letters that stand for the constant of integration, unless the question has them."""


def _wrong(_function: Node, _variable: str, _order: int, right: Node) -> Iterator[Slip]:
    yield Slip(Sum((right, Symbol(LETTERS[0]))), {"letter": Symbol(LETTERS[0])})


MISTAKE = Mistake(
    code="constant_of_integration_added",
    family="wrong-operation",
    name={"en": "Constant of integration added", "vi": "Cộng thêm hằng số tích phân"},
    message={
        "en": "A derivative has no free constant: + {letter} belongs to an antiderivative.",
        "vi": "Đạo hàm không có hằng số tùy ý: + {letter} thuộc về nguyên hàm.",
    },
    example=("x^3", "3x^2+C"),
    whole=_wrong,
    rank=15,
)
