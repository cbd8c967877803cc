"""ln(u) became 1/ln(u).

Why it fails: 1/x is the slope of ln(x), not the reciprocal of the logarithm.

What to say: ln(u) has derivative u'/u.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "logarithm":
        yield Slip(Quotient(times(ONE, *d), place.node))


MISTAKE = Mistake(
    code="one_over_logarithm",
    family="logarithm",
    name={"en": "One over the logarithm", "vi": "Một chia cho lôgarit"},
    message={
        "en": "The derivative of {place} has what stands inside the logarithm in the denominator, not the logarithm"
        " itself.",
        "vi": "Đạo hàm của {place} có biểu thức trong lôgarit ở mẫu, không phải chính lôgarit.",
    },
    example=("ln(x)", "1/ln(x)"),
    at=_wrong,
    rank=45,
)
