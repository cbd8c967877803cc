"""The factors were differentiated and multiplied: fg became f'g'.

Why it fails: while one factor changes the other one is still there.

What to say: use the product rule: one factor at a time, then add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "product":
        yield Slip(times(*d))


MISTAKE = Mistake(
    code="product_of_derivatives",
    family="product-rule",
    name={"en": "Product of the derivatives", "vi": "Tích các đạo hàm"},
    message={
        "en": "The derivative of the product {place} is not the product of the derivatives. Use the product rule.",
        "vi": "Đạo hàm của tích {place} không phải là tích các đạo hàm. Hãy dùng quy tắc tích.",
    },
    example=("x*sin(x)", "cos(x)"),
    at=_wrong,
    rank=10,
    joins=True,
    never_apart={
        "term_of_product_rule_missing": "a factor e^x is its own derivative",
    },
)
