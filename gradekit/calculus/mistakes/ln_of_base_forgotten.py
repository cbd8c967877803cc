"""The factor ln(a) was left out: 2^x became 2^x.

Why it fails: only e^x is its own derivative.

What to say: a base a other than e brings the factor ln(a).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import E_CONSTANT, Node, Power


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power) and node.base != E_CONSTANT:
        yield Slip(times(node, *d))


MISTAKE = Mistake(
    code="ln_of_base_forgotten",
    family="exponential",
    name={"en": "ln of the base forgotten", "vi": "Quên ln của cơ số"},
    message={
        "en": "The derivative of {place} has one more factor, ln of its base; only e^x is its own derivative.",
        "vi": "Đạo hàm của {place} còn một thừa số nữa là ln của cơ số; chỉ e^x có đạo hàm bằng chính nó.",
    },
    example=("2^x", "2^x"),
    at=_wrong,
    rank=15,
    joins=True,
)
