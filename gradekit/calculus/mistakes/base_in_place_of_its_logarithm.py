"""The base stands where its logarithm belongs: log_2(x) became 1/(2x), 3^x became 3·3^x.

Why it fails: both rules hold ln of the base, not the base.

What to say: take ln of the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import E_CONSTANT, ONE, Function, Node, Power, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power) and node.base != E_CONSTANT:
        yield Slip(times(node.base, node, *d), {"base": node.base})
    elif rule_of(place) == "logarithm" and isinstance(node, Function) and node.name == "log":
        argument, base = node.arguments
        yield Slip(Quotient(times(ONE, *d), times(base, argument)), {"base": base})


MISTAKE = Mistake(
    code="base_in_place_of_its_logarithm",
    family="logarithm",
    name={"en": "Base in place of its logarithm", "vi": "Dùng cơ số thay cho lôgarit của nó"},
    message={
        "en": "In the derivative of {place}, the base {base} stands where ln of the base belongs.",
        "vi": "Trong đạo hàm của {place}, bạn đã viết cơ số {base} ở chỗ của ln cơ số.",
    },
    example=("log(x,2)", "1/(2x)"),
    at=_wrong,
    rank=40,
)
