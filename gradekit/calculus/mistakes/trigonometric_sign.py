"""The sign of a derivative in the table was wrong: cos(x) became sin(x).

Why it fails: cos falls where sin is positive, so its slope is -sin.

What to say: check the sign in the table: the co-functions have a minus sign, cosh has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Negative, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) in {"trigonometric", "hyperbolic", "inverse-trigonometric"}:
        yield Slip(Negative(place.use.build(d)))


MISTAKE = Mistake(
    code="trigonometric_sign",
    family="trigonometric",
    name={"en": "Sign of a derivative in the table", "vi": "Sai dấu đạo hàm trong bảng"},
    message={
        "en": "Check the sign of the derivative of {place}.",
        "vi": "Hãy kiểm tra dấu của đạo hàm của {place}.",
    },
    example=("cos(x)", "sin(x)"),
    at=_wrong,
    rank=15,
    joins=True,
    negates=True,
    never_apart={
        "numerator_order_swapped": "either turns the sign of the same term",
        "plus_in_quotient_rule": "either turns the sign of the second term",
        "minus_in_product_rule": "either turns the sign of one term",
    },
)
