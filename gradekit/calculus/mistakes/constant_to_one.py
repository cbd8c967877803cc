"""A constant was given the slope 1: x^2 + 5 became 2x + 1.

Why it fails: the slope 1 belongs to x.

What to say: the derivative of a constant is 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import ONE, Node


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    if place.rules == ("constant",):
        yield Slip(ONE, {"constant": place.node})


MISTAKE = Mistake(
    code="constant_to_one",
    family="sum-rule",
    name={"en": "Constant made 1", "vi": "Đạo hàm hằng số thành 1"},
    message={
        "en": "The derivative of the constant {constant} is 0, not 1.",
        "vi": "Đạo hàm của hằng số {constant} bằng 0, không phải 1.",
    },
    example=("x^2+5", "2x+1"),
    at=_wrong,
    rank=35,
    same_as={
        "constant_kept": "the constant is 1",
    },
)
