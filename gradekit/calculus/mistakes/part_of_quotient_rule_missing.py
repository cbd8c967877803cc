"""A factor or a product above the bar was left out: x/(x^2+1) became (x^2+1-2x)/(x^2+1)^2.

Why it fails: each of the two products is the derivative of one side times the other side.

What to say: write f'g - fg' with all four factors before working anything out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides, rule_of
from gradekit.expression.tree import ONE, Negative, Node, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is None or rule_of(place) != "quotient":
        return
    for kept, other in ((sides.above_slope, sides.below), (sides.below, sides.above_slope)):
        if other != ONE:
            yield Slip(Quotient(Sum((kept, Negative(sides.second))), sides.square))
    for kept, other in ((sides.below_slope, sides.above), (sides.above, sides.below_slope)):
        if other != ONE:
            yield Slip(Quotient(Sum((sides.first, Negative(kept))), sides.square))
    yield Slip(Quotient(sides.first, sides.square))
    yield Slip(Quotient(Negative(sides.second), sides.square))


MISTAKE = Mistake(
    code="part_of_quotient_rule_missing",
    family="quotient-rule",
    name={"en": "A part of the quotient rule is missing", "vi": "Thiếu một phần của quy tắc thương"},
    message={
        "en": "In the quotient rule for {place}, two products are subtracted: the derivative of the numerator times "
        "the denominator, and the numerator times the derivative of the denominator; in yours a factor or a product "
        "is missing.",
        "vi": "Trong quy tắc thương cho {place}, ta lấy hiệu của hai tích: đạo hàm của tử nhân với mẫu, và tử nhân với "
        "đạo hàm của mẫu; bài của bạn thiếu một thừa số hoặc một tích.",
    },
    example=("x/(x^2+1)", "(x^2+1-2x)/(x^2+1)^2"),
    at=_wrong,
    rank=35,
    never_apart={
        "term_forgotten": "a side whose derivative lost its only term is a part that is missing",
        "linear_term_to_zero": "a side whose derivative lost its only term is a part that is missing",
        "constant_to_one": "a derivative of the denominator that comes out as 1 is not seen",
        "plus_in_quotient_rule": "a derivative of the denominator that is -1 is seen only by its sign",
        "numerator_derivative_over_square": "of e^u, either part of the numerator may look like the other",
        "denominator_not_differentiated": "of f'g/g^2 nobody sees whether g was kept or cancelled",
    },
)
