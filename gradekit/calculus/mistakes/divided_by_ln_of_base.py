"""The factor ln(a) went below: 2^x became 2^x/ln(2).

Why it fails: dividing belongs to integration.

What to say: multiply by ln(a).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import E_CONSTANT, Function, Node, Power, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power) and node.base != E_CONSTANT:
        yield Slip(Quotient(times(node, *d), Function("ln", (node.base,))))


MISTAKE = Mistake(
    code="divided_by_ln_of_base",
    family="exponential",
    name={"en": "Divided by ln of the base", "vi": "Chia cho ln của cơ số"},
    message={
        "en": "In {place}, multiply by ln of the base; dividing by it belongs to integration.",
        "vi": "Trong {place}, hãy nhân với ln của cơ số; chia cho nó là khi tính nguyên hàm.",
    },
    example=("2^x", "2^x/ln(2)"),
    at=_wrong,
    rank=30,
)
