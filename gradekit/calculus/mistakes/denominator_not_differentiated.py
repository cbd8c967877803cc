"""The denominator was kept or left out as if it were a number: f'/g, or f'.

Why it fails: the denominator depends on x.

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
        details = {"denominator": sides.below}
        yield Slip(Quotient(sides.above_slope, sides.below), details)
        if sides.above_slope != ZERO:
            yield Slip(sides.above_slope, details)


MISTAKE = Mistake(
    code="denominator_not_differentiated",
    family="quotient-rule",
    name={"en": "Denominator not differentiated", "vi": "Chưa lấy đạo hàm của mẫu"},
    message={
        "en": "In {place}, the denominator {denominator} depends on the variable too. Use the quotient rule.",
        "vi": "Trong {place}, mẫu số {denominator} cũng phụ thuộc vào biến. Hãy dùng quy tắc thương.",
    },
    example=("sin(x)/x", "cos(x)/x"),
    at=_wrong,
    rank=27,
    same_as={
        "term_forgotten": "the denominator has no other term that changes",
        "linear_term_to_zero": "the denominator has no other term that changes",
    },
)
