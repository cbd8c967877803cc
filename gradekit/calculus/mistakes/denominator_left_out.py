"""Only the numerator of the quotient rule was given: f'g - fg'.

Why it fails: the rule divides by the square of the denominator.

What to say: divide by the square of the denominator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(sides.top)


MISTAKE = Mistake(
    code="denominator_left_out",
    family="quotient-rule",
    name={"en": "Denominator left out", "vi": "Bỏ mất mẫu số"},
    message={
        "en": "In the quotient rule for {place}, the difference still has to be divided by the square of the "
        "denominator.",
        "vi": "Trong quy tắc thương cho {place}, hiệu ở tử còn phải chia cho bình phương của mẫu.",
    },
    example=("sin(x)/x", "x*cos(x)-sin(x)"),
    at=_wrong,
    rank=30,
)
