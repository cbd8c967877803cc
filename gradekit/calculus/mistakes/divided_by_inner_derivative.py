"""The outer derivative was divided by the inner derivative: sin(3x) became cos(3x)/3.

Why it fails: dividing belongs to integration by substitution.

What to say: multiply by the inner derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tree import Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        yield Slip(Quotient(parts.slope_at(parts.inner), d[0]), {"inner": parts.inner})


MISTAKE = Mistake(
    code="divided_by_inner_derivative",
    family="chain-rule",
    name={"en": "Divided by the inner derivative", "vi": "Chia cho đạo hàm của hàm trong"},
    message={
        "en": "In {place}, you divided by the derivative of the inner function {inner}; the chain rule multiplies "
        "by it.",
        "vi": "Trong {place}, bạn đã chia cho đạo hàm của hàm trong {inner}; theo quy tắc dây chuyền phải nhân với nó.",
    },
    example=("sin(3x)", "cos(3x)/3"),
    at=_wrong,
    rank=40,
)
