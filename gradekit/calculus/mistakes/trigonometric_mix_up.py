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
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Quotient, Sum, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) not in {"trigonometric", "hyperbolic", "inverse-trigonometric"} or not isinstance(node, Function):
        return
    u = node.arguments[0]
    for wrong in _confused(node.name, u):
        yield Slip(times(wrong, *d))
        if d and rule_of(place) == "inverse-trigonometric":
            yield Slip(wrong)
    if d and node.name in {"sin", "cos"}:
        yield Slip(times(Negative(node), *d))


def _confused(name: str, u: Node) -> tuple[Node, ...]:
    """What people write in place of the derivative of this function."""

    def of(other: str) -> Node:
        return Function(other, (u,))

    def squared(other: str) -> Node:
        return Power(of(other), number(2))

    def over_root(sign: Node, last: Node) -> Node:
        return Quotient(sign, Function("sqrt", (Sum((ONE, last)),)))

    def below(first: Node) -> Node:
        return Quotient(ONE, Sum((square, first)))

    square = Power(u, number(2))
    table: dict[str, tuple[Node, ...]] = {
        "sin": (of("tan"),),
        "cos": (of("tan"),),
        "tan": (
            of("sec"),
            times(of("sec"), of("tan")),
            squared("csc"),
            of("cot"),
            Sum((ONE, of("tan"))),
            squared("tan"),
            of("cos"),
        ),
        "cot": (Negative(of("csc")), squared("sec"), Negative(squared("sec")), of("tan"), squared("csc")),
        "sec": (of("tan"), squared("sec"), squared("tan"), times(of("csc"), of("cot"))),
        "csc": (Negative(of("cot")), Negative(squared("csc")), times(of("sec"), of("tan"))),
        "tanh": (of("sech"), squared("sec"), Sum((ONE, squared("tanh")))),
        "asin": (over_root(ONE, square), Quotient(ONE, Sum((ONE, square))), of("acos"), of("cos")),
        "acos": (over_root(Negative(ONE), square), of("asin"), Negative(of("sin"))),
        "atan": (
            over_root(ONE, Negative(square)),
            Quotient(ONE, Sum((ONE, Negative(square)))),
            squared("sec"),
            below(Negative(ONE)),
        ),
    }
    return table.get(name, ())


MISTAKE = Mistake(
    code="trigonometric_mix_up",
    family="trigonometric",
    name={"en": "Wrong derivative from the table", "vi": "Nhầm bảng đạo hàm lượng giác"},
    message={
        "en": "This is not the derivative of {place}: look up its row in the table of derivatives.",
        "vi": "Đây không phải đạo hàm của {place}: hãy xem lại bảng đạo hàm.",
    },
    example=("tan(x)", "sec(x)"),
    at=_wrong,
    rank=30,
)
