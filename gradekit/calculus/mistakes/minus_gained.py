"""A logarithm or an exponential was given a minus sign: ln(x) became -1/x.

Why it fails: in the table only the co-functions have a minus sign.

What to say: ln(u) has derivative u'/u, and e^u has u' times e^u.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Negative, Node


def _wrong(function: Node, variable: str, order: int, right: Node) -> Iterator[Slip]:
    if order > 1:
        return
    place = derive(function, variable).applications[-1]
    while place.rules == ("constant-factor",) and not isinstance(place.node, Negative):
        place = place.parts[0]
    if rule_of(place) in {"logarithm", "exponential"} and not isinstance(place.result, Negative):
        yield Slip(Negative(right), {"function": place.node})


MISTAKE = Mistake(
    code="minus_gained",
    family="sign",
    name={"en": "Minus sign gained", "vi": "Thêm dấu trừ"},
    message={
        "en": "Check the sign of your answer: the derivative of {function} gets no minus sign from the table.",
        "vi": "Hãy kiểm tra dấu của câu trả lời: theo bảng, đạo hàm của {function} không có thêm dấu trừ.",
    },
    example=("ln(x)", "-1/x"),
    whole=_wrong,
    rank=14,
)
