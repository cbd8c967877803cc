"""A multiple of x was left as it is: x^2 + 3x became 2x + 3x.

Why it fails: the slope of 3x is 3.

What to say: the derivative of a*x is a.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "sum":
        for i, part in enumerate(place.parts):
            if part.rules == ("linear",):
                yield Slip(place.use.build([*d[:i], part.node, *d[i + 1 :]]), {"term": part.node})


MISTAKE = Mistake(
    code="linear_term_kept",
    family="sum-rule",
    name={"en": "Linear term kept", "vi": "Giữ nguyên số hạng bậc nhất"},
    message={
        "en": "The term {term} was copied; when it is differentiated, only its coefficient remains.",
        "vi": "Số hạng {term} mới chỉ được chép lại; khi lấy đạo hàm chỉ còn hệ số của nó.",
    },
    example=("x^2+3x", "2x+3x"),
    at=_wrong,
    rank=25,
    same_as={
        "term_not_differentiated": "the term that was copied is a multiple of x",
        "constant_kept": "in a second derivative the term was linear, or its derivative a constant",
    },
)
