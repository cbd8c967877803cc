"""ln(u) became 1/u'.

Why it fails: the argument itself stays below; its derivative goes above.

What to say: ln(u) has derivative u'/u.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import ONE, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "logarithm" and d:
        yield Slip(Quotient(ONE, d[0]))


MISTAKE = Mistake(
    code="one_over_derivative_of_argument",
    family="logarithm",
    name={"en": "One over the derivative of the argument", "vi": "Một chia đạo hàm của đối số"},
    message={
        "en": "In {place}, what stands inside the logarithm belongs below the fraction bar, and its derivative "
        "above it.",
        "vi": "Trong {place}, biểu thức trong lôgarit phải ở mẫu, còn đạo hàm của nó ở tử.",
    },
    example=("ln(x^2+1)", "1/(2x)"),
    at=_wrong,
    rank=30,
    same_as={
        "outer_derivative_at_inner_derivative": "the slope of ln at u' is 1/u'",
    },
)
