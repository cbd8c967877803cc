"""The exponential got ln of the exponent and not of the base: 2^x became 2^x·ln(x).

Why it fails: the base decides how fast a^x grows.

What to say: the factor is ln of the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Function, Node, Power


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power):
        yield Slip(times(node, Function("ln", (node.exponent,)), *d), {"base": node.base})


MISTAKE = Mistake(
    code="logarithm_of_wrong_number",
    family="exponential",
    name={"en": "ln of the exponent in place of the base", "vi": "Lấy ln của số mũ thay vì cơ số"},
    message={
        "en": "In the derivative of {place}, the logarithm is that of the base {base}, not of the exponent.",
        "vi": "Trong đạo hàm của {place}, phải lấy lôgarit của cơ số {base}, không phải của số mũ.",
    },
    example=("2^x", "2^x*ln(x)"),
    at=_wrong,
    rank=35,
)
