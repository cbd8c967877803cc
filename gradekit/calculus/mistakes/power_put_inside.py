"""The power of a function was taken for a power of its argument: ln(x)^2 was differentiated as ln(x^2).

Why it fails: ln(x)^2 is the square of the logarithm, ln(x^2) the logarithm of the square.

What to say: read ln(x)^2 as (ln(x))^2: the power is the outer function.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Node, Power

ROOTS = frozenset({"sqrt", "cbrt", "root", "abs", "exp"})
"""Functions that let a power pass through."""


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if composite(place) is None or not isinstance(node, Power) or rational(node.exponent) is None:
        return
    base = node.base
    if isinstance(base, Function) and base.name not in ROOTS and len(base.arguments) == 1:
        other = Function(base.name, (Power(base.arguments[0], node.exponent),))
        yield Slip(apply_rules(other, place.variable).result, {"function": base})


MISTAKE = Mistake(
    code="power_put_inside",
    family="chain-rule",
    name={"en": "Power moved into the argument", "vi": "Đưa lũy thừa vào trong hàm"},
    message={
        "en": "In {place}, the power belongs to the whole of {function}, not to what stands inside it.",
        "vi": "Trong {place}, lũy thừa là của cả {function}, không phải của phần bên trong nó.",
    },
    example=("sin(x)^2", "2x*cos(x^2)"),
    at=_wrong,
    rank=30,
    never_apart={
        "outer_derivative_at_inner_derivative": "of ln(x)^2 both are 2/x",
    },
)
