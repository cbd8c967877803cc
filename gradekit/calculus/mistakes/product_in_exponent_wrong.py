"""f^g was rightly written as e^(g·ln f), but the product g·ln(f) was differentiated wrongly: x^x became x^x(ln(x) - 1).

Why it fails: g·ln(f) needs the product rule, and ln(f) the chain rule.

What to say: differentiate g·ln(f) on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Quotient, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) != "general-power" or not isinstance(node, Power):
        return
    exponent_slope, base_slope = d
    logarithm = Function("ln", (node.base,))
    first, log_slope = times(exponent_slope, logarithm), Quotient(base_slope, node.base)
    details = {"product": times(node.exponent, logarithm)}
    wrong = [
        times(exponent_slope, log_slope),
        Sum((first, Negative(times(node.exponent, log_slope)))),
        Sum((exponent_slope, log_slope)),
    ]
    if exponent_slope != ONE:
        wrong.append(Sum((first, times(exponent_slope, log_slope))))
    for inside in wrong:
        yield Slip(times(node, inside), details)


MISTAKE = Mistake(
    code="product_in_exponent_wrong",
    family="product-rule",
    name={"en": "Product in the exponent differentiated wrongly", "vi": "Sai đạo hàm của tích ở số mũ"},
    message={
        "en": "The way with the logarithm is right for {place}; check the derivative of {product}: it takes the "
        "product rule and the chain rule.",
        "vi": "Cách dùng lôgarit cho {place} là đúng; hãy tính lại đạo hàm của {product} bằng quy tắc tích và "
        "quy tắc dây chuyền.",
    },
    example=("x^x", "x^x*(ln(x)-1)"),
    at=_wrong,
    rank=30,
)
