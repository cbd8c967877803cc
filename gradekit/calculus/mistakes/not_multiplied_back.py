"""The derivative of the logarithm was given for that of the function: x^x became ln(x) + 1.

Why it fails: differentiating ln(y) gives y'/y, not y'.

What to say: multiply by the function itself at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "general-power":
        yield Slip(Quotient(place.use.build(d), place.node))


MISTAKE = Mistake(
    code="not_multiplied_back",
    family="exponential",
    name={"en": "Not multiplied by the function", "vi": "Quên nhân với chính hàm số"},
    message={
        "en": "You found the derivative of the logarithm of {place}; multiply it by the function itself.",
        "vi": "Bạn đã tìm đạo hàm của lôgarit của {place}; hãy nhân kết quả với chính hàm số.",
    },
    example=("x^x", "ln(x)+1"),
    at=_wrong,
    rank=15,
)
