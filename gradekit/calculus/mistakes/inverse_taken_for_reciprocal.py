"""An inverse function was read as one over the function: arcsin(x) was differentiated as 1/sin(x).

Why it fails: in sin^(-1), the -1 marks the inverse function and is no exponent.

What to say: arcsin has its own row in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.expression.tree import ONE, Function, Node, Quotient

KINDS = frozenset({"inverse-trigonometric", "inverse-hyperbolic"})


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) not in KINDS or not isinstance(node, Function):
        return
    function = Function(node.name.removeprefix("a"), node.arguments)
    yield Slip(apply_rules(Quotient(ONE, function), place.variable).result)
    yield Slip(Quotient(ONE, function))


MISTAKE = Mistake(
    code="inverse_taken_for_reciprocal",
    family="trigonometric",
    name={"en": "Inverse function taken for a reciprocal", "vi": "Nhầm hàm ngược với nghịch đảo"},
    message={
        "en": "The function {place} is an inverse function; it is not one over the function.",
        "vi": "Hàm số {place} là hàm ngược, không phải là một chia cho hàm số đó.",
    },
    example=("arcsin(x)", "-cos(x)/sin(x)^2"),
    at=_wrong,
    rank=40,
)
