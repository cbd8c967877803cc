"""The inner derivative was multiplied in twice: sin(3x) became 9cos(3x).

Why it fails: each inner function gives one factor.

What to say: multiply by the inner derivative once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        yield Slip(times(parts.slope_at(parts.inner), d[0], d[0]), {"inner": parts.inner})


MISTAKE = Mistake(
    code="inner_derivative_twice",
    family="chain-rule",
    name={"en": "Inner derivative multiplied twice", "vi": "Nhân đạo hàm hàm trong hai lần"},
    message={
        "en": "In {place}, multiply by the derivative of the inner function {inner} once, not twice.",
        "vi": "Trong {place}, chỉ nhân với đạo hàm của hàm trong {inner} một lần, không phải hai lần.",
    },
    example=("sin(3x)", "9cos(3x)"),
    at=_wrong,
    rank=50,
    same_as={
        "forgot_inner_derivative": "they meet where the inner derivative is -1, and leave no trace of it",
    },
    never_apart={
        "outer_derivative_not_at_inner": "for ln(kx) both come to k/x",
    },
)
