"""The minus sign of the inner derivative was lost: e^(-x) became e^(-x).

Why it fails: the inner derivative is a factor with its sign.

What to say: multiply by the inner derivative, sign included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tree import Negative, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None and isinstance(place.parts[0].result, Negative):
        yield Slip(Negative(place.use.build(d)), {"inner": parts.inner})


MISTAKE = Mistake(
    code="inner_sign_lost",
    family="sign",
    name={"en": "Sign of the inner derivative lost", "vi": "Mất dấu của đạo hàm hàm trong"},
    message={
        "en": "The derivative of the inner function {inner} has a minus sign, which is missing in your answer.",
        "vi": "Đạo hàm của hàm trong {inner} có dấu trừ; bài của bạn còn thiếu dấu này.",
    },
    example=("e^(-6x)", "6e^(-6x)"),
    at=_wrong,
    rank=15,
    joins=True,
    same_as={
        "forgot_inner_derivative": "they meet where the inner derivative is -1: to leave it out is to lose its sign",
        "front_minus_lost": "the minus in front of the inner function is the sign of its derivative",
        "trigonometric_sign": "the inner derivative has the sign of the table",
    },
)
