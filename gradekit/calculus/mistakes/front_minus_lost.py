"""The minus sign in front was lost: -x^3 became 3x^2.

Why it fails: the minus sign is a constant factor.

What to say: keep it in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Negative, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) in {"constant-factor", "linear"} and isinstance(place.node, Negative):
        yield Slip(Negative(place.use.build(d)), {"operand": place.node.operand})


MISTAKE = Mistake(
    code="front_minus_lost",
    family="sign",
    name={"en": "Minus sign in front lost", "vi": "Mất dấu trừ phía trước"},
    message={
        "en": "The minus sign in front of {operand} is missing.",
        "vi": "Còn thiếu dấu trừ trước {operand}.",
    },
    example=("-x^3", "3x^2"),
    at=_wrong,
    rank=20,
    joins=True,
    negates=True,
)
