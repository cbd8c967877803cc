"""The outer derivative was taken at x and not at the inner function: sin(3x) became 3cos(x).

Why it fails: the outer derivative belongs to the value of the inner function.

What to say: the inner function stays inside the outer derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Symbol


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        letter = Symbol(place.variable)
        yield Slip(times(parts.slope_at(letter), d[0]), {"inner": parts.inner, "variable": letter})


MISTAKE = Mistake(
    code="outer_derivative_not_at_inner",
    family="chain-rule",
    name={"en": "Outer derivative at x", "vi": "Đạo hàm hàm ngoài tính tại x"},
    message={
        "en": "In {place}, the derivative of the outer function must still contain the inner function {inner}, not "
        "only {variable}.",
        "vi": "Trong {place}, đạo hàm của hàm ngoài vẫn phải chứa hàm trong {inner}, không chỉ {variable}.",
    },
    example=("sin(3x)", "3cos(x)"),
    at=_wrong,
    rank=20,
)
