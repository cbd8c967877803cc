"""Only the inner function was differentiated, inside the outer one: f(g) became f(g').

Why it fails: the outer function changes too.

What to say: differentiate the outer function at the inner one, then multiply by the inner derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite, rule_of
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Symbol


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts, node = composite(place), place.node
    if parts is not None:
        yield Slip(parts.outer_at(d[0]), {"inner": parts.inner})
        if isinstance(d[0], Negative):
            yield Slip(Negative(parts.outer_at(d[0].operand)), {"inner": parts.inner})
    elif isinstance(node, Function) and node.arguments == (Symbol(place.variable),) and node.name != "ln":
        yield Slip(Function(node.name, (ONE,)), {"inner": node.arguments[0]})
    elif isinstance(node, Power) and node.exponent == Symbol(place.variable) and rule_of(place) == "exponential":
        yield Slip(node.base, {"inner": node.exponent})


MISTAKE = Mistake(
    code="outer_of_inner_derivative",
    family="chain-rule",
    name={"en": "Only the inside differentiated", "vi": "Chỉ lấy đạo hàm bên trong"},
    message={
        "en": "In {place}, you differentiated only what stands inside; the outer function has to be "
        "differentiated too.",
        "vi": "Trong {place}, bạn mới chỉ lấy đạo hàm phần bên trong; hàm ngoài cũng phải lấy đạo hàm.",
    },
    example=("sin(x^2)", "sin(2x)"),
    at=_wrong,
    rank=35,
    same_as={
        "outer_derivative_at_inner_derivative": "e^u is its own outer derivative",
    },
    never_apart={
        "outer_derivative_not_at_inner": "for (x^2 + c)^2 both are (2x)^2",
        "forgot_inner_derivative": "with x - a inside a power, the power of the inner derivative is 1",
    },
)
