"""A constant was left as it is: x^2 + 5 became 2x + 5.

Why it fails: a constant does not change, so its slope is 0.

What to say: the derivative of a constant is 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    if place.rules == ("constant",):
        yield Slip(place.node, {"constant": place.node})


MISTAKE = Mistake(
    code="constant_kept",
    family="sum-rule",
    name={"en": "Constant kept", "vi": "Giữ nguyên hằng số"},
    message={
        "en": "The derivative of the constant {constant} is 0.",
        "vi": "Đạo hàm của hằng số {constant} bằng 0.",
    },
    example=("x^2+5", "2x+5"),
    at=_wrong,
    rank=15,
    same_as={
        "not_differentiated": "the whole function is a constant",
    },
)
