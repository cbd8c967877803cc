"""The coefficient was turned upside down: x/4 became 4.

Why it fails: x/4 is one quarter of x.

What to say: write the coefficient as a fraction in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Negative, Node, Product, Quotient, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if place.rules == ("linear",) or rule_of(place) == "constant-factor":
        factor = _coefficient(place.node)
        if factor is not None and factor.denominator > 1:
            yield Slip(times(number(1 / factor**2), place.use.build(d)))


def _coefficient(node: Node) -> Fraction | None:
    """The number in front of a term, with its sign, None where there is none to see."""
    match node:
        case Negative(operand=operand):
            found = _coefficient(operand)
            return None if found is None else -found
        case Quotient(numerator=above, denominator=below):
            under = rational(below)
            over = _coefficient(above) or Fraction(1)
            return None if not under else over / under
        case Product(factors=(first, *_)):
            return rational(first) or None
        case _:
            return None


MISTAKE = Mistake(
    code="coefficient_upside_down",
    family="coefficient",
    name={"en": "Coefficient upside down", "vi": "Lộn ngược hệ số"},
    message={
        "en": "The coefficient of {place} is a fraction; in your answer it is upside down.",
        "vi": "Hệ số của {place} là một phân số; trong bài của bạn nó bị lộn ngược.",
    },
    example=("x/4", "4"),
    at=_wrong,
    rank=40,
)
