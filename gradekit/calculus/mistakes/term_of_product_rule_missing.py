"""Only one factor was differentiated: fg became f'g.

Why it fails: every factor changes, so every factor gives a term.

What to say: differentiate each factor once, and add the terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Product, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) != "product" or not isinstance(node, Product):
        return
    factors = node.factors
    terms = [times(*factors[:i], d[i], *factors[i + 1 :]) for i in range(len(factors))]
    for term in terms:
        yield Slip(term)
    if len(terms) > 2:
        for i in range(len(terms)):
            yield Slip(Sum((*terms[:i], *terms[i + 1 :])))


MISTAKE = Mistake(
    code="term_of_product_rule_missing",
    family="product-rule",
    name={"en": "A term of the product rule is missing", "vi": "Thiếu một số hạng của quy tắc tích"},
    message={
        "en": "The product rule for {place} has one term for each factor; not all of them are there.",
        "vi": "Quy tắc tích cho {place} có một số hạng ứng với mỗi thừa số; bài của bạn còn thiếu.",
    },
    example=("x*sin(x)", "x*cos(x)"),
    at=_wrong,
    rank=20,
    joins=True,
    same_as={
        "denominator_not_differentiated": "f/g is f times 1/g, and the second term of the product rule is missing",
        "term_forgotten": "the factor has no other term that changes",
        "linear_term_to_zero": "the factor has no other term that changes",
    },
)
