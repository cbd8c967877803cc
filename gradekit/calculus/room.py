"""Between which values of the variable a function has values, as far as its linear arguments tell.

ln(x − 1) + ln(−x) has none: the one wants x > 1, the other x < 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gradekit.calculus.interval import ANY, NOT_NEGATIVE, Reach, negated, scaled, sum_of, within
from gradekit.calculus.terms import powers_in
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Node, Piecewise, Power, children


def room(node: Node, variable: str, arguments: dict[str, Reach]) -> Reach:
    """An interval outside of which the function has no value; `arguments`: what each function takes."""
    found = ANY
    for argument, taken in _wanted(node, arguments):
        linear = powers_in(argument, variable)
        if linear is None or not linear.keys() <= {Fraction(0), Fraction(1)} or not linear.get(Fraction(1)):
            continue
        shift = linear.get(Fraction(0), Fraction(0))
        moved = sum_of([taken, Reach(-shift, -shift)])
        slope = linear[Fraction(1)]
        found = within(found, scaled(moved if slope > 0 else negated(moved), 1 / abs(slope)))
    return found


def _wanted(node: Node, arguments: dict[str, Reach]) -> Iterator[tuple[Node, Reach]]:
    """The parts that must lie in an interval wherever the function has a value."""
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, Piecewise):
            continue
        if isinstance(part, Function) and part.name in arguments:
            yield part.arguments[0], arguments[part.name]
        elif isinstance(part, Function) and part.name == "root":
            index = rational(part.arguments[1])
            if index is not None and index % 2 == 0:
                yield part.arguments[0], NOT_NEGATIVE
        elif isinstance(part, Power):
            exponent = rational(part.exponent)
            if exponent is not None and exponent.denominator % 2 == 0:
                yield part.base, NOT_NEGATIVE
        stack.extend(children(part))
