"""Only the numerator was differentiated, and the denominator squared: f'/g^2.

Why it fails: the denominator changes too.

What to say: use both terms of the quotient rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(Quotient(sides.above_slope, sides.square))


MISTAKE = Mistake(
    code="numerator_derivative_over_square",
    family="quotient-rule",
    name={"en": "Only the derivative of the numerator", "vi": "Chỉ có đạo hàm của tử"},
    message={
        "en": "In {place}, the denominator changes too: the second term of the quotient rule is missing.",
        "vi": "Trong {place}, mẫu số cũng thay đổi: còn thiếu số hạng thứ hai của quy tắc thương.",
    },
    example=("sin(x)/x", "cos(x)/x^2"),
    at=_wrong,
    rank=30,
)
