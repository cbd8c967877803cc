"""A term has the wrong sign: x^3 - x^2 became 3x^2 + 2x.

Why it fails: the sign in front of a term stays in front of its derivative.

What to say: carry each sign over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Negative, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "sum":
        for i, part in enumerate(place.parts):
            if part.rules != ("constant",):
                yield Slip(place.use.build([*d[:i], Negative(d[i]), *d[i + 1 :]]), {"term": part.node})


MISTAKE = Mistake(
    code="term_sign_flipped",
    family="sign",
    name={"en": "Sign of a term", "vi": "Sai dấu một số hạng"},
    message={
        "en": "Check the sign of the term that comes from {term}.",
        "vi": "Hãy kiểm tra dấu của số hạng là đạo hàm của {term}.",
    },
    example=("x^3-x^2", "3x^2+2x"),
    at=_wrong,
    rank=25,
    joins=True,
    same_as={
        "front_minus_lost": "the minus in front belongs to the term",
        "inner_sign_lost": "the term's sign is that of its inner derivative",
        "negative_power_sign_lost": "the term's sign is that of its exponent",
        "trigonometric_sign": "the term's sign is that of the trigonometric derivative",
        "plus_in_quotient_rule": "the sign of the denominator's only term is that of the second product",
        "minus_in_product_rule": "the sign of a factor's only term is that of its product",
        "numerator_order_swapped": "the sign of the fraction is that of the term",
    },
)
