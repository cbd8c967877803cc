"""The inner derivative was added and not multiplied: sin(3x) became cos(3x) + 3.

Why it fails: the chain rule multiplies the two rates.

What to say: multiply the two derivatives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tree import Node, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        yield Slip(Sum((parts.slope_at(parts.inner), d[0])), {"inner": parts.inner})


MISTAKE = Mistake(
    code="inner_derivative_added",
    family="chain-rule",
    name={"en": "Inner derivative added", "vi": "Cộng đạo hàm của hàm trong"},
    message={
        "en": "In {place}, multiply by the derivative of the inner function {inner}; you added it.",
        "vi": "Trong {place}, phải nhân với đạo hàm của hàm trong {inner}; bạn đã cộng nó vào.",
    },
    example=("sin(3x)", "cos(3x)+3"),
    at=_wrong,
    rank=45,
)
