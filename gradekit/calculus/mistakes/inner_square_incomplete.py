"""The square of the inner function was taken of a part only: arctan(3x) became 3/(1+3x^2).

Why it fails: the square belongs to the whole inner function, its coefficient and its power included.

What to say: put the inner function in brackets before squaring it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite, power_of
from gradekit.calculus.rule import contains, times
from gradekit.expression.tree import Node, Power, Product, Symbol, number, rebuild

TWO = number(2)


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is None or place.rules[-1] not in {"inverse-trigonometric", "inverse-hyperbolic"}:
        return
    for square in _squares(parts.inner, place.variable):
        slope = replace(parts, slope=_with_square(parts.slope, square)).slope_at(parts.inner)
        yield Slip(times(slope, *d), {"inner": parts.inner})
        yield Slip(slope, {"inner": parts.inner})


def _squares(inner: Node, variable: str) -> Iterator[Node]:
    """What is written for the square of c·x^k: c·x^(2k), or c·x^k itself."""
    if isinstance(inner, Product):
        front = [f for f in inner.factors if not contains(f, variable)]
        rest = [f for f in inner.factors if contains(f, variable)]
        if front and len(rest) == 1:
            base, exponent = power_of(rest[0])
            yield times(*front, Power(base, times(TWO, exponent)))
    yield inner


def _with_square(slope: Node, square: Node) -> Node:
    """The slope with another tree where the square of the argument stands."""
    if isinstance(slope, Power) and isinstance(slope.base, Symbol) and slope.exponent == TWO:
        return square
    return rebuild(slope, lambda part: _with_square(part, square))


MISTAKE = Mistake(
    code="inner_square_incomplete",
    family="algebra",
    name={"en": "Inner function not squared as a whole", "vi": "Chưa bình phương cả hàm trong"},
    message={
        "en": "In the derivative of {place}, the whole inner function {inner} is squared: put it in brackets.",
        "vi": "Trong đạo hàm của {place}, phải bình phương cả hàm trong {inner}: hãy đặt nó trong ngoặc.",
    },
    example=("arctan(3x)", "3/(1+3x^2)"),
    at=_wrong,
    rank=35,
)
