"""The rows of e^x and ln(x) were mixed up: ln(x) became e^x, e^x became 1/x.

Why it fails: each is the inverse of the other, and each has its own derivative.

What to say: look both rows up in the table.
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
    if rule_of(place) == "logarithm" and isinstance(node, Function) and node.name == "ln":
        yield Slip(times(Power(E_CONSTANT, node.arguments[0]), *d))
    elif rule_of(place) == "exponential":
        exponent = (
            node.exponent if isinstance(node, Power) else node.arguments[0] if isinstance(node, Function) else ONE
        )
        yield Slip(Quotient(times(ONE, *d), exponent))
        yield Slip(times(Function("ln", (exponent,)), *d))


MISTAKE = Mistake(
    code="exponential_logarithm_mix_up",
    family="exponential",
    name={"en": "Exponential and logarithm mixed up", "vi": "Nhầm hàm mũ với lôgarit"},
    message={
        "en": "The rules for exponentials and logarithms seem to be mixed up in {place}.",
        "vi": "Có vẻ bạn đã nhầm quy tắc của hàm mũ với quy tắc của lôgarit trong {place}.",
    },
    example=("ln(x)", "e^x"),
    at=_wrong,
    rank=45,
    never_apart={
        "sum_rule_on_product": "of x*e^x, x times 1/x is the 1 that the sum rule leaves",
    },
)
