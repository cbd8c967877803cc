"""The denominator was not squared: (f'g - fg')/g.

Why it fails: the quotient rule divides by the square.

What to say: square the denominator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import quotient_sides
from gradekit.expression.tree import Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    sides = quotient_sides(place, d)
    if sides is not None:
        yield Slip(Quotient(sides.top, sides.below), {"denominator": sides.below})


MISTAKE = Mistake(
    code="denominator_not_squared",
    family="quotient-rule",
    name={"en": "Denominator not squared", "vi": "Mẫu chưa bình phương"},
    message={
        "en": "In the quotient rule for {place}, the whole denominator {denominator} has to be squared.",
        "vi": "Trong quy tắc thương cho {place}, phải bình phương cả mẫu số {denominator}.",
    },
    example=("sin(x)/x", "(x*cos(x)-sin(x))/x"),
    at=_wrong,
    rank=15,
    joins=True,
)
