"""The minus sign of the quotient rule reached the first term only: (2x+3)/(4x-1) became (8x-2-8x+12)/(4x-1)^2.

Why it fails: the whole product fg' is subtracted.

What to say: put fg' in brackets before working it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides, rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Negative, Node, Quotient, Sum

MOST_TERMS = 6


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is None or rule_of(place) != "quotient":
        return
    for whole, other in ((sides.above, sides.below_slope), (sides.below_slope, sides.above)):
        if isinstance(whole, Sum) and len(whole.terms) <= MOST_TERMS:
            first, *rest = (times(term, other) for term in whole.terms)
            top = Sum((sides.first, Negative(first), *rest))
            yield Slip(Quotient(top, sides.square), {"product": sides.second})


MISTAKE = Mistake(
    code="minus_reaches_first_term_only",
    family="sign",
    name={"en": "Minus sign reached the first term only", "vi": "Dấu trừ chỉ áp dụng cho số hạng đầu"},
    message={
        "en": "In the quotient rule for {place}, the whole of {product} is subtracted: every one of its terms "
        "changes its sign.",
        "vi": "Trong quy tắc thương cho {place}, phải trừ cả {product}: mọi số hạng của nó đều đổi dấu.",
    },
    example=("(2x+3)/(4x-1)", "10/(4x-1)^2"),
    at=_wrong,
    rank=20,
)
