"""Only the derivative of the inner function was given: sin(x^2) became 2x.

Why it fails: the outer derivative is the other factor.

What to say: multiply it by the derivative of the outer function at the inner one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import contains
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    inner = place.parts[0] if rule_of(place) == "constant-factor" else place
    if "chain" not in inner.rules or not contains(inner.parts[0].result, place.variable):
        return
    details = {"inner": inner.parts[0].node}
    yield Slip(d[0] if inner is place else inner.parts[0].result, details)


MISTAKE = Mistake(
    code="only_inner_derivative",
    family="chain-rule",
    name={"en": "Only the inner derivative", "vi": "Chỉ có đạo hàm của hàm trong"},
    message={
        "en": "In {place}, only the inner function {inner} was differentiated; the derivative of the outer "
        "function is missing.",
        "vi": "Trong {place}, bạn mới chỉ lấy đạo hàm của hàm trong {inner}; còn thiếu đạo hàm của hàm ngoài.",
    },
    example=("sin(x^2)", "2x"),
    at=_wrong,
    rank=40,
    never_apart={
        "chain_rule_ignored": "for (x^2 + c)^2 both are 2x",
        "outer_of_inner_derivative": "for a square root or a power the derivative of kx is k",
    },
)
