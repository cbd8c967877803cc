"""The square of the numerator went below: (f'g - fg')/f^2.

Why it fails: the quotient rule divides by the square of the denominator.

What to say: divide by the square of the denominator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import ONE, Node, Power, Quotient, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None and sides.above != ONE:
        yield Slip(Quotient(sides.top, Power(sides.above, number(2))))


MISTAKE = Mistake(
    code="divided_by_numerator_squared",
    family="quotient-rule",
    name={"en": "Divided by the square of the numerator", "vi": "Chia cho bình phương của tử"},
    message={
        "en": "In the quotient rule for {place}, you divided by the square of the numerator; it is the square of "
        "the denominator.",
        "vi": "Trong quy tắc thương cho {place}, bạn đã chia cho bình phương của tử; phải chia cho bình "
        "phương của mẫu.",
    },
    example=("sin(x)/x", "(x*cos(x)-sin(x))/sin(x)^2"),
    at=_wrong,
    rank=15,
    same_as={
        "denominator_left_out": "the numerator is 1, and so is its square",
    },
)
