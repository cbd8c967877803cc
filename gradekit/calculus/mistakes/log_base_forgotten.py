"""A logarithm to another base was treated as ln: log_2(x) became 1/x.

Why it fails: log_b(x) is ln(x)/ln(b).

What to say: divide by ln of the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Function, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "logarithm" and isinstance(node, Function) and node.name == "log":
        yield Slip(Quotient(times(ONE, *d), node.arguments[0]))


MISTAKE = Mistake(
    code="log_base_forgotten",
    family="logarithm",
    name={"en": "Base of the logarithm forgotten", "vi": "Quên cơ số của lôgarit"},
    message={
        "en": "The base of the logarithm {place} is not e, so ln of the base belongs in the denominator.",
        "vi": "Cơ số của lôgarit {place} không phải e, nên ở mẫu phải có ln của cơ số.",
    },
    example=("log(x,2)", "1/x"),
    at=_wrong,
    rank=15,
)
