"""The outer derivative was multiplied by the inner function itself: sin(x^2) became x^2·cos(x^2).

Why it fails: the factor is the derivative of the inner function.

What to say: differentiate the inner function before multiplying.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        yield Slip(times(parts.slope_at(parts.inner), parts.inner), {"inner": parts.inner})


MISTAKE = Mistake(
    code="multiplied_by_inner",
    family="chain-rule",
    name={"en": "Multiplied by the inner function", "vi": "Nhân với chính hàm trong"},
    message={
        "en": "In {place}, you multiplied by the inner function {inner} itself; multiply by its derivative.",
        "vi": "Trong {place}, bạn đã nhân với chính hàm trong {inner}; hãy nhân với đạo hàm của nó.",
    },
    example=("sin(x^2)", "x^2*cos(x^2)"),
    at=_wrong,
    rank=45,
    never_apart={
        "forgot_inner_derivative": "an inner e^u is its own outer derivative",
        "outer_derivative_at_inner_derivative": "with ln outside both come to 1",
    },
)
