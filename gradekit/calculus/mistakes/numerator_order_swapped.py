"""The terms of the numerator were swapped: (fg' - f'g)/g^2.

Why it fails: subtraction has an order.

What to say: begin with the derivative of the numerator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import Negative, Node, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(Quotient(Sum((sides.second, Negative(sides.first))), sides.square))


MISTAKE = Mistake(
    code="numerator_order_swapped",
    family="quotient-rule",
    name={"en": "Order in the quotient rule swapped", "vi": "Đổi thứ tự trong quy tắc thương"},
    message={
        "en": "In the quotient rule for {place}, the term with the derivative of the numerator comes first; "
        "swapping the two terms changes the sign.",
        "vi": "Trong quy tắc thương cho {place}, số hạng chứa đạo hàm của tử đứng trước; đổi chỗ hai số hạng thì "
        "đổi dấu.",
    },
    example=("x/(x^2+1)", "(x^2-1)/(x^2+1)^2"),
    at=_wrong,
    rank=20,
    same_as={
        "plus_in_quotient_rule": "of a number over g only one term is left, with its sign",
        "negative_power_sign_lost": "1/g^n has one term, and either way its sign is lost",
    },
    never_apart={
        "quotient_rule_pairs_swapped": "above and below have the same derivative",
    },
)
