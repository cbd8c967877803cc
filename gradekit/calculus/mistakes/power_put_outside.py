"""The power of the argument was read as a power of the function: sin(x^2) was differentiated as sin(x)^2.

Why it fails: sin(x^2) is the sine of the square, sin(x)^2 the square of the sine.

What to say: the power stands inside; the function is the outer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.mistakes.power_put_inside import ROOTS
from gradekit.calculus.places import composite
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Node, Power


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if composite(place) is None or not isinstance(node, Function) or node.name in ROOTS or len(node.arguments) != 1:
        return
    inner = node.arguments[0]
    if isinstance(inner, Power) and rational(inner.exponent) is not None:
        other = Power(Function(node.name, (inner.base,)), inner.exponent)
        yield Slip(apply_rules(other, place.variable).result, {"inner": inner})


MISTAKE = Mistake(
    code="power_put_outside",
    family="chain-rule",
    name={"en": "Power moved out of the argument", "vi": "Đưa lũy thừa ra ngoài hàm"},
    message={
        "en": "In {place}, the power belongs to what stands inside, {inner}, not to the whole function.",
        "vi": "Trong {place}, lũy thừa là của phần bên trong, {inner}, không phải của cả hàm số.",
    },
    example=("cos(x^3)", "-3cos(x)^2*sin(x)"),
    at=_wrong,
    rank=35,
    never_apart={
        "outer_of_inner_derivative": "sin(2x) is 2sin(x)cos(x)",
        "outer_derivative_at_inner_derivative": "sin(2x) is 2sin(x)cos(x)",
    },
)
