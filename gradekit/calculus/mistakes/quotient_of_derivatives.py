"""Numerator and denominator were differentiated separately: f/g became f'/g'.

Why it fails: a quotient does not change at the quotient of the rates.

What to say: use the quotient rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import ZERO, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(Quotient(sides.above_slope if sides.above_slope != ZERO else sides.above, sides.below_slope))
        if sides.above_slope == ZERO:
            yield Slip(ZERO)


MISTAKE = Mistake(
    code="quotient_of_derivatives",
    family="quotient-rule",
    name={"en": "Quotient of the derivatives", "vi": "Thương các đạo hàm"},
    message={
        "en": "In {place}, numerator and denominator cannot be differentiated separately. Use the quotient rule.",
        "vi": "Trong {place}, không thể lấy đạo hàm riêng tử và riêng mẫu. Hãy dùng quy tắc thương.",
    },
    example=("sin(x)/x", "cos(x)"),
    at=_wrong,
    rank=10,
    joins=True,
    never_apart={
        "denominator_not_differentiated": "the derivative of the denominator is 1, or the denominator itself",
    },
)
