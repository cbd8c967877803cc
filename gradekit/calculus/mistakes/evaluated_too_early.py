"""The derivative was evaluated at a point nobody asked for: x^4 + x^2 became 36.

Why it fails: the derivative is a function of x.

What to say: leave x in the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import contains
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Node, number, substitute

LARGEST_LIKELY_GUESS = 12
"""Numbers up to this size are met by accident."""


def _wrong(_function: Node, variable: str, _order: int, right: Node) -> Iterator[Slip]:
    if not contains(right, variable):
        return
    for point in (1, 2):
        value = rational(tidy(substitute(right, {variable: number(point)})))
        if value is not None and abs(value) > LARGEST_LIKELY_GUESS:
            yield Slip(number(value))


MISTAKE = Mistake(
    code="evaluated_too_early",
    family="wrong-operation",
    name={"en": "A number in place of a function", "vi": "Một số thay vì một hàm"},
    message={
        "en": "This is the value of the derivative at one point; the question asks for the derivative as a function.",
        "vi": "Đây là giá trị của đạo hàm tại một điểm; đề bài yêu cầu đạo hàm dưới dạng hàm số.",
    },
    example=("x^4+x^2", "36"),
    whole=_wrong,
    rank=45,
)
