"""The bracket around the numerator of the quotient rule was lost: x/(x+1) became x+1 - x/(x+1)^2.

Why it fails: the whole difference stands above the bar.

What to say: put the numerator in brackets before dividing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides, rule_of
from gradekit.expression.tree import Negative, Node, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None and rule_of(place) == "quotient":
        yield Slip(Sum((sides.first, Negative(Quotient(sides.second, sides.square)))))


MISTAKE = Mistake(
    code="numerator_bracket_lost",
    family="notation",
    name={"en": "Bracket around the numerator lost", "vi": "Mất dấu ngoặc quanh tử"},
    message={
        "en": "In the quotient rule for {place}, both terms of the numerator stand above the fraction bar: put "
        "brackets around them.",
        "vi": "Trong quy tắc thương cho {place}, cả hai số hạng của tử đều nằm trên vạch phân số: hãy đặt "
        "chúng trong ngoặc.",
    },
    example=("sin(x)/x", "x*cos(x)-sin(x)/x^2"),
    at=_wrong,
    rank=40,
)
