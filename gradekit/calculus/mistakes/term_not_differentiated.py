"""One term of a sum was copied: x^3 + sin(x) became 3x^2 + sin(x).

Why it fails: every term adds its own slope.

What to say: differentiate every term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import ZERO, Node

MOST_TERMS = 5
"""Of a sum in which one term alone may have been differentiated."""


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) != "sum":
        return
    for i, part in enumerate(place.parts):
        if part.rules not in {("constant",), ("linear",)}:
            yield Slip(place.use.build([*d[:i], part.node, *d[i + 1 :]]), {"term": part.node})
    simple = [part.rules in {("constant",), ("linear",)} for part in place.parts]
    if 1 < sum(simple) < len(simple):
        tail = place.use.build([part.node if s else ZERO for part, s in zip(place.parts, simple, strict=True)])
        kept = [part.node if s else slope for part, slope, s in zip(place.parts, d, simple, strict=True)]
        yield Slip(place.use.build(kept), {"term": tidy(tail)})
    if 2 < len(place.parts) <= MOST_TERMS:
        for i in range(len(place.parts)):
            copied = [part.node for part in place.parts]
            rest = place.use.build([*copied[:i], ZERO, *copied[i + 1 :]])
            yield Slip(place.use.build([*copied[:i], d[i], *copied[i + 1 :]]), {"term": tidy(rest)})


MISTAKE = Mistake(
    code="term_not_differentiated",
    family="sum-rule",
    name={"en": "A term was not differentiated", "vi": "Một số hạng chưa lấy đạo hàm"},
    message={
        "en": "The term {term} was copied; it has to be differentiated too.",
        "vi": "Số hạng {term} mới chỉ được chép lại; cũng phải lấy đạo hàm của nó.",
    },
    example=("x^3+sin(x)", "3x^2+sin(x)"),
    at=_wrong,
    rank=35,
    same_as={
        "forgot_inner_derivative": "e^u is its own outer derivative, so leaving u' out copies it",
    },
)
