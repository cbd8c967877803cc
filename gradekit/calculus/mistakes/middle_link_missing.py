"""In a chain of three functions the one in the middle was not differentiated: sin(2x)^3 became 3sin(2x)^2·2.

Why it fails: every function of the chain gives a factor.

What to say: go from the outside in and write one factor for each function.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite, rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Negative, Node


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None and composite(place.parts[0]) is not None:
        slope = place.parts[0].parts[0].result
        if slope != ONE:
            wrong = times(parts.slope_at(parts.inner), slope)
            yield Slip(wrong, {"inner": parts.inner})
            if rule_of(place.parts[0]) == "trigonometric":
                yield Slip(Negative(wrong), {"inner": parts.inner})


MISTAKE = Mistake(
    code="middle_link_missing",
    family="chain-rule",
    name={"en": "A link of the chain is missing", "vi": "Thiếu một mắt xích của hàm hợp"},
    message={
        "en": "The derivative of the inner function {inner} lacks a factor: it is itself a function of a function, so "
        "both of its functions have to be differentiated.",
        "vi": "Đạo hàm của hàm trong {inner} còn thiếu một thừa số: đó cũng là hàm hợp, nên phải lấy đạo hàm của "
        "cả hai hàm tạo thành nó.",
    },
    example=("sin(2x)^3", "6sin(2x)^2"),
    at=_wrong,
    rank=30,
    same_as={
        "only_inner_derivative": "the outer function of the inner chain is the middle link",
        "forgot_inner_derivative": "the middle link is an inner derivative",
    },
)
