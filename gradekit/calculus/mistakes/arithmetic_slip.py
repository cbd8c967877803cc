"""Two numbers were multiplied wrongly: 6x^7 became 41x^6.

Why it fails: the rules are right, the product of the coefficient and the exponent is not.

What to say: work the product out once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Negative, Node, Number, Product, Quotient, number

SMALLEST_PRODUCT = 6
"""Smaller products are known by heart."""

SMALLEST_CARRY = 30
"""From here on a wrong carry is as likely as being one off."""


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) != "constant-factor" or not place.parts:
        return
    product, factor = _coefficient(place.result), _coefficient(place.parts[0].result)
    if product is None or factor is None or product.denominator > 1 or abs(factor) in {0, 1, abs(product)}:
        return
    right = place.use.build(d)
    if factor.denominator > 1 and abs(factor.numerator) > 1:
        yield Slip(times(number(factor.denominator), right))
    if abs(product) >= SMALLEST_PRODUCT:
        steps = (1, -1, 10, -10) if abs(product) >= SMALLEST_CARRY else (1, -1)
        front = product / factor
        for result in (product + step for step in steps):
            if result not in {front + factor, front * (factor - 1)}:
                yield Slip(times(number(result / product), right))


def _coefficient(node: Node) -> Fraction | None:
    """The number in front of a term, None where there is none to see."""
    match node:
        case Negative(operand=operand):
            return _coefficient(operand)
        case Quotient(numerator=above, denominator=below):
            top, bottom = _coefficient(above), _coefficient(below)
            return None if not top or not bottom else top / bottom
        case Product(factors=(Number() as first, *_)) | (Number() as first):
            return rational(first)
        case _:
            return Fraction(1)


MISTAKE = Mistake(
    code="arithmetic_slip",
    family="algebra",
    name={"en": "Slip in multiplying numbers", "vi": "Nhân số sai"},
    message={
        "en": "The rules for {place} are used rightly; work out the number in front once more.",
        "vi": "Bạn dùng đúng quy tắc cho {place}; hãy tính lại số đứng trước.",
    },
    example=("6x^7", "41x^6"),
    at=_wrong,
    rank=50,
)
