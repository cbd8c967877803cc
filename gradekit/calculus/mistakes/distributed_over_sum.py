"""A power, root or function of a sum was taken term by term: (x+1)^2 became x^2+1^2 before differentiating.

Why it fails: (a+b)^n is not a^n + b^n.

What to say: keep the sum together and use the chain rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import contains
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Negative, Node, Power, Sum, number, rebuild, walk

MOST_NODES = 40
"""Parts looked at."""


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    for part in dict.fromkeys(islice(walk(function), MOST_NODES)):
        spread = _spread(part)
        if spread is not None and contains(part, variable):
            yield Slip(derive(_replaced(function, part, spread), variable, order).result, {"part": part})


def _spread(node: Node) -> Node | None:
    match node:
        case Power(base=Sum(terms=terms), exponent=exponent):
            return Sum(tuple([_signed(t, lambda u: Power(u, exponent)) for t in terms]))
        case Function(name="sqrt" | "ln" | "sin" | "cos" as name, arguments=(Sum(terms=terms),)):
            if name == "ln" and any(isinstance(t, Negative) for t in terms):
                return None
            return Sum(tuple([_signed(t, lambda u: _function_of(name, u)) for t in terms]))
        case _:
            return None


def _function_of(name: str, term: Node) -> Node:
    """The function of a term; the square root of x^2 is read as x."""
    if name == "sqrt" and isinstance(term, Power) and (exponent := rational(term.exponent)) is not None:
        return Power(term.base, number(exponent / 2))
    return Function(name, (term,))


def _signed(term: Node, change: Callable[[Node], Node]) -> Node:
    return Negative(change(term.operand)) if isinstance(term, Negative) else change(term)


def _replaced(node: Node, old: Node, new: Node) -> Node:
    return new if node == old else rebuild(node, lambda part: _replaced(part, old, new))


MISTAKE = Mistake(
    code="distributed_over_sum",
    family="algebra",
    name={"en": "Power, root or logarithm taken term by term", "vi": "Lấy lũy thừa, căn hay lôgarit từng số hạng"},
    message={
        "en": "In {part}, the power or function belongs to the whole sum, not to each term.",
        "vi": "Trong {part}, lũy thừa hay hàm số áp dụng cho cả tổng, không phải cho từng số hạng.",
    },
    example=("(x^2+1)^2", "4x^3"),
    whole=_wrong,
    rank=25,
)
