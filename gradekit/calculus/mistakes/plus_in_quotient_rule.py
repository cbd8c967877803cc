"""The terms of the numerator were added: (f'g + fg')/g^2.

Why it fails: a growing denominator makes the quotient smaller.

What to say: subtract the second term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import Node, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(Quotient(Sum((sides.first, sides.second)), sides.square))


MISTAKE = Mistake(
    code="plus_in_quotient_rule",
    family="quotient-rule",
    name={"en": "Plus in the quotient rule", "vi": "Dấu cộng trong quy tắc thương"},
    message={
        "en": "In the quotient rule for {place}, the second term above the bar is subtracted; in your answer it is "
        "added.",
        "vi": "Trong quy tắc thương cho {place}, số hạng thứ hai ở tử phải được trừ đi; trong bài của bạn nó được "
        "cộng vào.",
    },
    example=("x/(x^2+1)", "(3x^2+1)/(x^2+1)^2"),
    at=_wrong,
    rank=15,
    joins=True,
    same_as={
        "negative_power_sign_lost": "1/g^n has one term, and either way its sign is lost",
        "minus_in_product_rule": "f/g is f times 1/g, whose derivative brings the minus",
    },
)
