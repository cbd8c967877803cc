"""The outer derivative was taken at the derivative of the inner function: f(g) became f'(g').

Why it fails: the outer derivative is evaluated at g itself; g' is a factor.

What to say: keep the inner function as it is inside, and multiply by its derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite, rule_of
from gradekit.calculus.rule import contains, times
from gradekit.expression.tree import ONE, Negative, Node, Product


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None and not contains(place.parts[0].result, place.variable):
        if d[0] not in {ONE, Negative(ONE)}:
            yield Slip(parts.slope_at(d[0]), {"inner": parts.inner})
    elif parts is not None:
        yield Slip(parts.slope_at(d[0]), {"inner": parts.inner})
        yield Slip(times(parts.slope_at(d[0]), d[0]), {"inner": parts.inner})
        front, rest = _apart(d[0], place.variable)
        if front and rule_of(place) == "power":
            yield Slip(times(*front, parts.slope_at(rest)), {"inner": parts.inner})


def _apart(slope: Node, variable: str) -> tuple[list[Node], Node]:
    """The constants and the sign in front of a tree, and the rest of it."""
    if isinstance(slope, Negative):
        front, rest = _apart(slope.operand, variable)
        return [Negative(ONE), *front], rest
    if not isinstance(slope, Product):
        return [], slope
    front = [f for f in slope.factors if not contains(f, variable)]
    return front, times(*[f for f in slope.factors if contains(f, variable)])


MISTAKE = Mistake(
    code="outer_derivative_at_inner_derivative",
    family="chain-rule",
    name={"en": "Derivative put inside", "vi": "Thay đạo hàm vào trong"},
    message={
        "en": "In {place}, the inner function {inner} stays as it is inside; its derivative is a factor outside.",
        "vi": "Trong {place}, hàm trong {inner} được giữ nguyên ở bên trong; đạo hàm của nó là một thừa số ở "
        "bên ngoài.",
    },
    example=("sin(x^2)", "cos(2x)"),
    at=_wrong,
    rank=30,
)
