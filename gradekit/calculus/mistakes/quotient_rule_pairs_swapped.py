"""Each side was multiplied by its own derivative: (f·f' - g·g')/g^2, or f' times g' appeared.

Why it fails: each derivative goes with the other side.

What to say: pair the derivative of the numerator with the denominator, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.calculus.rule import times
from gradekit.expression.tree import Negative, Node, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        own = Sum((times(sides.above_slope, sides.above), Negative(times(sides.below, sides.below_slope))))
        yield Slip(Quotient(own, sides.square))
        yield Slip(Quotient(Sum((sides.above_slope, Negative(sides.below_slope))), sides.square))


MISTAKE = Mistake(
    code="quotient_rule_pairs_swapped",
    family="quotient-rule",
    name={"en": "Wrong pairs in the quotient rule", "vi": "Ghép sai trong quy tắc thương"},
    message={
        "en": "In the quotient rule for {place}, multiply the derivative of the numerator by the denominator, "
        "and that of the denominator by the numerator.",
        "vi": "Trong quy tắc thương cho {place}, hãy nhân đạo hàm của tử với mẫu và đạo hàm của mẫu với tử.",
    },
    example=("sin(x)/x", "(sin(x)*cos(x)-x)/x^2"),
    at=_wrong,
    rank=40,
    same_as={
        "denominator_not_squared": "of 1/g only the product g*g' is left above g^2",
    },
)
