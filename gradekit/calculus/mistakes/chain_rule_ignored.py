"""The function was differentiated as if x stood in place of the inner function: sin(3x) became cos(x).

Why it fails: a function of a function needs the chain rule.

What to say: differentiate the outer function at the inner one and multiply by the inner derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tree import Node, Symbol


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        letter = Symbol(place.variable)
        yield Slip(parts.slope_at(letter), {"inner": parts.inner, "variable": letter})


MISTAKE = Mistake(
    code="chain_rule_ignored",
    family="chain-rule",
    name={"en": "Inner function ignored", "vi": "Bỏ qua hàm trong"},
    message={
        "en": "In {place}, you treated the inner function {inner} as if it were {variable}. This is a function of a"
        " function: use the chain rule.",
        "vi": "Trong {place}, bạn đã coi hàm trong {inner} như là {variable}. Đây là hàm hợp: hãy dùng quy tắc dây "
        "chuyền.",
    },
    example=("sin(3x)", "cos(x)"),
    at=_wrong,
    rank=25,
    same_as={
        "inner_coefficient_dropped": "f(kx) read as f(x) is the inner function ignored",
        "outer_derivative_not_at_inner": "the inner derivative is 1",
    },
)
