"""The outer function was kept and multiplied by the inner derivative: sin(3x) became 3sin(3x).

Why it fails: only the exponential is its own derivative.

What to say: differentiate the outer function, too.
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
        yield Slip(times(place.node, d[0]), {"inner": parts.inner})


MISTAKE = Mistake(
    code="outer_not_differentiated",
    family="chain-rule",
    name={"en": "Outer function not differentiated", "vi": "Chưa lấy đạo hàm hàm ngoài"},
    message={
        "en": "In {place}, you multiplied by the derivative of {inner}, but the outer function itself was not "
        "differentiated.",
        "vi": "Trong {place}, bạn đã nhân với đạo hàm của {inner}, nhưng chưa lấy đạo hàm của hàm ngoài.",
    },
    example=("sin(3x)", "3sin(3x)"),
    at=_wrong,
    rank=40,
    natural="e^u is its own outer derivative",
    same_as={
        "ln_of_base_forgotten": "a^u without ln(a) is a^u itself",
    },
)
