"""The derivative of one term of a sum was left out: x^3 + sin(x) became 3x^2.

Why it fails: every term adds its own slope.

What to say: differentiate every term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import ZERO, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) != "sum":
        return
    for i, part in enumerate(place.parts):
        if part.rules not in {("constant",), ("linear",)}:
            yield Slip(place.use.build([*d[:i], ZERO, *d[i + 1 :]]), {"term": part.node})


MISTAKE = Mistake(
    code="term_forgotten",
    family="sum-rule",
    name={"en": "A term is missing", "vi": "Thiếu một số hạng"},
    message={
        "en": "The derivative of the term {term} is missing.",
        "vi": "Còn thiếu đạo hàm của số hạng {term}.",
    },
    example=("x^3+sin(x)", "3x^2"),
    at=_wrong,
    rank=35,
)
