"""A multiple of the variable has its coefficient as derivative."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tree import ONE, Negative, Node, Product, Quotient, Symbol


def _use(node: Node, variable: str) -> Use | None:
    slope = _slope(node, variable)
    return None if slope is None else Use((), lambda _: slope)


def _slope(node: Node, variable: str) -> Node | None:
    """The slope a of a tree a·x, else None."""
    match node:
        case Symbol(name=name) if name == variable:
            return ONE
        case Negative(operand=operand):
            inner = _slope(operand, variable)
            return None if inner is None else Negative(inner)
        case Product(factors=factors):
            rest = [f for f in factors if f != Symbol(variable)]
            if len(rest) == len(factors) - 1 and not any(contains(f, variable) for f in rest):
                return times(*rest)
        case Quotient(numerator=above, denominator=below) if not contains(below, variable):
            inner = _slope(above, variable)
            return None if inner is None else Quotient(inner, below)
        case _:
            pass
    return None


RULE = Rule(
    code="linear",
    title={"en": "Linear rule", "vi": "Đạo hàm của hàm bậc nhất"},
    sentence={
        "en": "d/dx[a*x] = a",
        "vi": "d/dx[a*x] = a",
    },
    statement=("d/dx[a*x] = a",),
    source="OpenStax, Calculus Volume 1, section 3.3; Dive into Deep Learning 18.3.1",
    conditions={"en": "a does not depend on x", "vi": "a không phụ thuộc x"},
    kinds=(Symbol, Negative, Product, Quotient),
    rank=10,
    use=_use,
)
