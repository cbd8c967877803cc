"""The outer function was differentiated, the inner derivative left out: sin(3x) became cos(3x).

Why it fails: the inner function changes at its own rate, which the chain rule multiplies in.

What to say: multiply by the derivative of the inner function.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite, rule_of
from gradekit.calculus.rule import contains
from gradekit.expression.tree import ONE, Negative, Node, Power, Quotient, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts, node = composite(place), place.node
    if parts is not None:
        left = parts.slope_at(parts.inner)
        yield Slip(left, {"inner": parts.inner})
        if isinstance(place.parts[0].result, Negative) and contains(place.parts[0].result, place.variable):
            yield Slip(Negative(left), {"inner": parts.inner})
    elif rule_of(place) == "quotient" and isinstance(node, Quotient) and not contains(node.numerator, place.variable):
        below = node.denominator
        yield Slip(Negative(Quotient(node.numerator, Power(below, number(2)))), {"inner": below})
    elif rule_of(place) == "general-power" and isinstance(node, Power) and d[1] != ONE:
        yield Slip(place.use.build([d[0], ONE]), {"inner": node.base})


MISTAKE = Mistake(
    code="forgot_inner_derivative",
    family="chain-rule",
    name={"en": "Inner derivative forgotten", "vi": "Quên đạo hàm của hàm trong"},
    message={
        "en": "You differentiated the outer function in {place}, but did not multiply by the derivative of the "
        "inner function {inner}.",
        "vi": "Bạn đã lấy đạo hàm của hàm ngoài trong {place}, nhưng chưa nhân với đạo hàm của hàm trong {inner}.",
    },
    example=("sin(3x)", "cos(3x)"),
    at=_wrong,
    rank=10,
    joins=True,
    loses_inner=True,
)
