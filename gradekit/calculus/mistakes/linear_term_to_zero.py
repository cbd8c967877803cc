"""A multiple of x was given the slope 0: x^2 + 3x became 2x.

Why it fails: 3x is not a constant.

What to say: the derivative of a*x is a.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import ZERO, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "sum":
        for i, part in enumerate(place.parts):
            if part.rules == ("linear",):
                yield Slip(place.use.build([*d[:i], ZERO, *d[i + 1 :]]), {"term": part.node})


MISTAKE = Mistake(
    code="linear_term_to_zero",
    family="sum-rule",
    name={"en": "Linear term lost", "vi": "Mất số hạng bậc nhất"},
    message={
        "en": "The derivative of {term} is its coefficient, not 0.",
        "vi": "Đạo hàm của {term} là hệ số của nó, không phải 0.",
    },
    example=("x^2+3x", "2x"),
    at=_wrong,
    rank=33,
    same_as={
        "term_forgotten": "the term that is missing is a multiple of x",
    },
)
