"""ln of the base went into the numerator: log_2(x) became ln(2)/x.

Why it fails: log_b(x) is ln(x)/ln(b).

What to say: divide by ln of the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import Function, Node, Quotient


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "logarithm" and isinstance(node, Function) and node.name == "log":
        yield Slip(Quotient(times(Function("ln", (node.arguments[1],)), *d), node.arguments[0]))


MISTAKE = Mistake(
    code="ln_of_base_multiplied",
    family="logarithm",
    name={"en": "Multiplied by ln of the base", "vi": "Nhân với ln của cơ số"},
    message={
        "en": "In {place}, divide by ln of the base; you multiplied by it.",
        "vi": "Trong {place}, phải chia cho ln của cơ số; bạn đã nhân với nó.",
    },
    example=("log(x,2)", "ln(2)/x"),
    at=_wrong,
    rank=20,
)
