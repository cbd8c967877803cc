"""The derivative of another function was taken: tan(x) became sec(x).

Why it fails: each function has its own line in the table.

What to say: look the function up in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.calculus.rules import OUTER
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Quotient, Sum, number

KINDS = frozenset({"trigonometric", "hyperbolic", "inverse-trigonometric", "inverse-hyperbolic"})
TABLE = ("sin", "cos", "tan", "sec", "csc", "cot")
HYPERBOLIC = (*(f"{name}h" for name in TABLE[:5]), "coth")
SQUARE_LOST = {"tan": "sec", "cot": "csc", "tanh": "sech", "coth": "csch"}


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) not in KINDS or not isinstance(node, Function):
        return
    inverse = rule_of(place).startswith("inverse")
    argument = node.arguments[0]
    right = OUTER[node.name][1](argument)
    others = {node, Negative(node), right, Negative(right)}
    for wrong in dict.fromkeys((_inverse if inverse else _direct)(node.name, argument)):
        if wrong not in others and Negative(wrong) != right:
            yield Slip(times(wrong, *d))
            if d and inverse:
                yield Slip(wrong)
    if d and node.name in {"sin", "cos"}:
        yield Slip(times(Negative(node), *d))


def _direct(name: str, u: Node) -> Iterator[Node]:
    """What is written for the derivative of a trigonometric or hyperbolic function: other rows and columns.

    A square lost, or put inside; the other functions and their derivatives with both signs; those of the other kind.
    """
    own, other = (HYPERBOLIC, TABLE) if name in HYPERBOLIC else (TABLE, HYPERBOLIC)
    tangent = Function(own[2], (u,))
    if name in SQUARE_LOST:
        square, lost = number(2), SQUARE_LOST[name]
        yield from _both(Function(lost, (u,)))
        yield from _both(Function(lost, (Power(u, square),)))
        yield Sum((ONE, Function(name, (u,))))
        yield Sum((ONE, Power(Function(name, (u,)), square)))
    for slope in (*_slopes(own, u), *(Function(function, (u,)) for function in own if function != name)):
        yield from _both(slope)
    yield Power(tangent, number(2))
    if name in {"cot", "coth"}:
        yield Quotient(ONE, OUTER[own[2]][1](u))
    yield from _both(_slopes(other, u)[own.index(name)])
    if name in TABLE[:3]:
        yield OUTER[f"a{name}"][1](u)


def _slopes(table: tuple[str, ...], u: Node) -> tuple[Node, ...]:
    return tuple([OUTER[name][1](u) for name in table])


def _both(node: Node) -> tuple[Node, Node]:
    plain = node.operand if isinstance(node, Negative) else node
    return plain, Negative(plain)


def _inverse(name: str, u: Node) -> Iterator[Node]:
    """What is written for the derivative of an inverse function: other rows, another sign below, the direct one's."""
    square = Power(u, number(2))
    for below in (Sum((ONE, Negative(square))), Sum((ONE, square)), Sum((square, Negative(ONE)))):
        yield from _both(Quotient(ONE, Function("sqrt", (below,))))
        yield from _both(Quotient(ONE, below))
    direct = OUTER[name[1:]][1](u)
    yield direct
    yield Quotient(ONE, direct)
    yield Function({"asin": "acos", "acos": "asin"}.get(name, name[1:]), (u,))


MISTAKE = Mistake(
    code="trigonometric_mix_up",
    family="trigonometric",
    name={"en": "Wrong derivative from the table", "vi": "Nhầm bảng đạo hàm lượng giác"},
    message={
        "en": "The derivative of {place} is another one: look up its row in the table of derivatives.",
        "vi": "Đạo hàm của {place} không phải như vậy: hãy xem lại bảng đạo hàm.",
    },
    example=("tan(x)", "sec(x)"),
    at=_wrong,
    rank=30,
    never_apart={
        "divided_by_inner_derivative": "one over cos(x) is sec(x)",
        "power_lost": "csc(x)^2 takes tan(x)^2 back to sec(x)^2",
        "outer_derivative_at_inner_derivative": "cos(x)*tan(x) is sin(x)",
        "exponent_lowered_wrongly": "cot(x) takes one power of sin(x) away",
    },
)
