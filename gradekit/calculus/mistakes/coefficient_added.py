"""A constant factor was added and not multiplied: 3sin(x) became 3 + cos(x).

Why it fails: a constant factor multiplies the slope.

What to say: keep the constant as a factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import contains, times
from gradekit.expression.tree import Node, Product, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "constant-factor" and isinstance(node, Product):
        front = times(*[f for f in node.factors if not contains(f, place.variable)])
        yield Slip(Sum((front, d[0])))


MISTAKE = Mistake(
    code="coefficient_added",
    family="coefficient",
    name={"en": "Coefficient added", "vi": "Cộng hệ số"},
    message={
        "en": "In {place}, the constant multiplies the derivative; it is not added to it.",
        "vi": "Trong {place}, hằng số phải nhân với đạo hàm, không phải cộng vào.",
    },
    example=("3sin(x)", "3+cos(x)"),
    at=_wrong,
    rank=50,
)
