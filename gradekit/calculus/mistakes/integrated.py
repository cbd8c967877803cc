"""The function was integrated: x^2 became x^3/3.

Why it fails: integration is the way back.

What to say: differentiate: exponents go down.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.application import apply_rules
from gradekit.calculus.author_integral import integrate
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import HOLE, composite
from gradekit.calculus.rule import contains, times
from gradekit.errors import TemplateError
from gradekit.expression.tree import Function, Node, Quotient, Symbol, substitute


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if order == 1:
        yield from _antiderivative(function, variable)
        yield from _inside_left_alone(function, variable)


def _antiderivative(function: Node, variable: str) -> Iterator[Slip]:
    try:
        yield Slip(integrate(function, Symbol(variable)))
    except TemplateError:
        return


def _inside_left_alone(function: Node, variable: str) -> Iterator[Slip]:
    """The outer function alone integrated: 1/(x^2+1) became ln(x^2+1)."""
    try:
        place = apply_rules(function, variable)
        parts = composite(place)
        if parts is not None and not _comes_back(parts.outer):
            outer = substitute(integrate(parts.outer, Symbol(HOLE)), {HOLE: parts.inner})
            yield Slip(outer)
            yield Slip(Quotient(outer, place.parts[0].result))
        elif isinstance(function, Quotient) and not contains(function.numerator, variable):
            yield Slip(times(function.numerator, Function("ln", (function.denominator,))))
    except TemplateError:
        return


def _comes_back(outer: Node) -> bool:
    """Whether the integral is the derivative but for the sign, so that other slips are told."""
    return isinstance(outer, Function) and outer.name in {"sin", "cos", "sinh", "cosh", "exp"}


MISTAKE = Mistake(
    code="integrated",
    family="wrong-operation",
    name={"en": "Integrated", "vi": "Lấy nguyên hàm"},
    message={
        "en": "This looks like integration; the question asks for the derivative.",
        "vi": "Có vẻ bạn đã lấy nguyên hàm; đề bài yêu cầu tính đạo hàm.",
    },
    example=("x^2", "x^3/3"),
    whole=_wrong,
    rank=20,
)
