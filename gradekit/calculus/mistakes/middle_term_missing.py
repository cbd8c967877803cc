"""Each factor was differentiated twice, never both once: (fg)'' became f''g + fg''.

Why it fails: the product rule used twice also gives 2f'g'.

What to say: differentiate the first derivative with the product rule, each of its terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import contains, times
from gradekit.expression.tree import Negative, Node, Product, Sum


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    product = function.operand if isinstance(function, Negative) else function
    if order != 2 or not isinstance(product, Product):
        return
    front = [f for f in product.factors if not contains(f, variable)]
    changing = [f for f in product.factors if contains(f, variable)]
    if len(changing) != 2:
        return
    first, second = changing
    bent = [derive(f, variable, 2).result for f in changing]
    slopes = [derive(f, variable).result for f in changing]
    ends = (times(bent[0], second), times(first, bent[1]))
    for terms in (ends, (*ends, times(*slopes))):
        wrong = times(*front, Sum(terms))
        yield Slip(Negative(wrong) if product is not function else wrong, {"product": product})


MISTAKE = Mistake(
    code="middle_term_missing",
    family="product-rule",
    name={"en": "Middle terms of the second derivative missing", "vi": "Thiếu số hạng giữa của đạo hàm cấp hai"},
    message={
        "en": "In the second derivative of {product}, terms are missing in which each factor is differentiated "
        "once: use the product rule on every term of the first derivative.",
        "vi": "Trong đạo hàm cấp hai của {product}, còn thiếu các số hạng mà mỗi thừa số được lấy đạo hàm một lần: "
        "hãy dùng quy tắc tích cho từng số hạng của đạo hàm cấp một.",
    },
    example=("x^2*e^x", "2e^x+x^2*e^x"),
    whole=_wrong,
    rank=15,
)
