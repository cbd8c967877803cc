"""The first derivative was raised to a power in place of differentiating again: x^3 became (3x^2)^2.

Why it fails: d^2/dx^2 means to differentiate twice, not to square.

What to say: differentiate the first derivative.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node, Power, number


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if order > 1:
        yield Slip(Power(derive(function, variable).result, number(order)))


MISTAKE = Mistake(
    code="derivative_squared",
    family="wrong-operation",
    name={"en": "First derivative raised to a power", "vi": "Lũy thừa đạo hàm cấp một"},
    message={
        "en": "This is a power of the first derivative; a higher derivative is found by differentiating again.",
        "vi": "Đây là lũy thừa của đạo hàm cấp một; muốn có đạo hàm cấp cao phải lấy đạo hàm tiếp.",
    },
    example=("x^3", "(3x^2)^2"),
    whole=_wrong,
    rank=20,
)
