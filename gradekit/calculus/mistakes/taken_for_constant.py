"""The function was taken for a constant: 3x became 0.

Why it fails: only what never changes has the derivative 0.

What to say: look for the variable in the function.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import ZERO, Node, Symbol


def _wrong(_function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if order == 1:
        yield Slip(ZERO, {"variable": Symbol(variable)})


MISTAKE = Mistake(
    code="taken_for_constant",
    family="sum-rule",
    name={"en": "Taken for a constant", "vi": "Coi là hằng số"},
    message={
        "en": "Only a constant has the derivative 0; this function changes with {variable}.",
        "vi": "Chỉ hằng số mới có đạo hàm bằng 0; hàm số này thay đổi theo {variable}.",
    },
    example=("3x", "0"),
    whole=_wrong,
    rank=15,
)
