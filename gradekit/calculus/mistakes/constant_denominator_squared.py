"""A constant denominator was squared as in the quotient rule: x^3/5 became 3x^2/25.

Why it fails: a number below the bar is a constant factor; used in full, the quotient rule gives the same.

What to say: keep the constant as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import ONE, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if isinstance(node, Quotient) and (place.rules == ("linear",) or rule_of(place) == "constant-factor"):
        below = node.denominator
        if below != ONE:
            yield Slip(Quotient(place.use.build(d), below), {"constant": below})


MISTAKE = Mistake(
    code="constant_denominator_squared",
    family="quotient-rule",
    name={"en": "Constant denominator squared", "vi": "Bình phương mẫu là hằng số"},
    message={
        "en": "In {place}, the denominator {constant} is a constant factor: it stays as it is.",
        "vi": "Trong {place}, mẫu số {constant} là hằng số nhân: hãy giữ nguyên mẫu này.",
    },
    example=("x^3/5", "3x^2/25"),
    at=_wrong,
    rank=40,
)
