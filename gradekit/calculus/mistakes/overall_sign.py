"""Everything is right but the sign of the whole answer.

Why it fails: somewhere a minus sign was lost or added.

What to say: go through the signs once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Negative, Node


def _wrong(_function: Node, _variable: str, _order: int, right: Node) -> Iterator[Slip]:
    yield Slip(Negative(right))


MISTAKE = Mistake(
    code="overall_sign",
    family="sign",
    name={"en": "Opposite sign", "vi": "Ngược dấu"},
    message={
        "en": "A minus sign was lost or added on the way: go through the signs of your answer once more.",
        "vi": "Một dấu trừ đã bị mất hoặc bị thêm vào khi tính: hãy kiểm tra lại các dấu trong câu trả lời.",
    },
    example=("x^2*e^x", "-(x^2+2x)*e^x"),
    whole=_wrong,
    rank=25,
    common=True,
    same_as={
        "minus_gained": "the minus sign that is too many turns the whole answer around",
        "front_minus_lost": "the minus in front is the sign of the whole answer",
        "inner_sign_lost": "the inner derivative is a factor of the whole answer",
        "negative_power_sign_lost": "the exponent is a factor of the whole answer",
        "numerator_order_swapped": "swapping the terms of a difference changes its sign",
        "plus_in_quotient_rule": "of a number over g only one term is left, with its sign",
        "term_sign_flipped": "only one term is left",
        "trigonometric_sign": "the sign from the table is a factor of the whole answer",
    },
)
