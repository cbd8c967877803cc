"""The derivatives of the factors were added: fg became f' + g'.

Why it fails: this is the rule for a sum.

What to say: use the product rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Node, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "product":
        yield Slip(Sum(tuple(d)))


MISTAKE = Mistake(
    code="sum_rule_on_product",
    family="product-rule",
    name={"en": "Sum rule used on a product", "vi": "Dùng quy tắc tổng cho tích"},
    message={
        "en": "You added the derivatives of the factors of {place}; that is the sum rule. A product needs the "
        "product rule.",
        "vi": "Bạn đã cộng đạo hàm của các thừa số trong {place}; đó là quy tắc tổng. Với tích phải dùng quy tắc tích.",
    },
    example=("x^2*sin(x)", "2x+cos(x)"),
    at=_wrong,
    rank=15,
    joins=True,
)
