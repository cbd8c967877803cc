"""One term of the product rule has both derivatives, the other none: x^2·sin(x) became 2x·cos(x) + x^2·sin(x).

Why it fails: in each term one factor is differentiated and the other one is not.

What to say: pair each derivative with the other factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "product":
        yield Slip(Sum((times(*d), place.node)))


MISTAKE = Mistake(
    code="both_factors_in_one_term",
    family="product-rule",
    name={"en": "Both derivatives in one term", "vi": "Cả hai đạo hàm trong một số hạng"},
    message={
        "en": "In the product rule for {place}, each term has one factor differentiated and the other one not; in "
        "yours, one term has both derivatives and the other has none.",
        "vi": "Trong quy tắc tích cho {place}, mỗi số hạng chỉ lấy đạo hàm một thừa số; trong bài của bạn, một số hạng "
        "lấy đạo hàm cả hai còn số hạng kia không lấy.",
    },
    example=("x^2*sin(x)", "2x*cos(x)+x^2*sin(x)"),
    at=_wrong,
    rank=40,
    never_apart={
        "minus_in_product_rule": "sin(x) and cos(x) give each other's derivatives but for the sign",
    },
    natural="a factor e^x is its own derivative",
)
