"""Where the values of a function lie, roughly, to find one that has a value nowhere, or at single points only.

Such a function has no derivative: `ln(-x^2)`, `asin(x^2 + 2)`, `x/0`.  What is claimed holds everywhere but at single
values of the variable, so x² is positive.  What cannot be told cheaply counts as any value at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import prod

from gradekit.calculus.rule import contains
from gradekit.equivalence.enclosure import Enclosed, Undefined, enclose
from gradekit.equivalence.polynomial import to_polynomial
from gradekit.equivalence.real_roots import rational_ends
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    E_CONSTANT,
    INFINITY,
    Constant,
    Function,
    Negative,
    Node,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    children,
    symbols,
    walk,
)
from gradekit.values import value

BITS = 64


@value
class Reach:
    """Values from `low` to `high`, None for no bound; an open end is not taken, single points apart."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def sign(self) -> int:
        """1 where all values are positive, -1 where all are negative, else 0."""
        if self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open)):
            return 1
        return -1 if self.high is not None and (self.high < 0 or (self.high == 0 and self.high_open)) else 0

    def misses(self, other: Reach) -> bool:
        """Whether the two have no value in common."""
        return _below(self, other) or _below(other, self)


ANY = Reach()
ZERO = Fraction(0)
ONE = Fraction(1)
POSITIVE = Reach(ZERO, None, low_open=True)
NEGATIVE = Reach(None, ZERO, high_open=True)
NOT_NEGATIVE = Reach(ZERO)
UNIT = Reach(-ONE, ONE)
INSIDE_UNIT = Reach(-ONE, ONE, low_open=True, high_open=True)

ARGUMENTS = {
    "ln": POSITIVE,
    "log": POSITIVE,
    "sqrt": NOT_NEGATIVE,
    "asin": UNIT,
    "acos": UNIT,
    "acosh": Reach(ONE),
    "atanh": INSIDE_UNIT,
}
"""What a function takes."""

VALUES = {
    "exp": POSITIVE,
    "cosh": Reach(ONE),
    "sin": UNIT,
    "cos": UNIT,
    "tanh": INSIDE_UNIT,
    "sigmoid": Reach(ZERO, ONE, low_open=True, high_open=True),
    "relu": NOT_NEGATIVE,
}
"""What a function gives."""

STEPS = frozenset({"floor", "ceil", "sign", "heaviside", "abs", "min", "max", "relu"})
"""Functions that may stay the same while the variable changes."""


def reach(node: Node, variable: str) -> Reach | None:
    """Where the values lie; None where there is none, single points apart."""
    if isinstance(node, Symbol):
        return ANY
    exact = rational(node)
    if exact is not None:
        return Reach(exact, exact)
    if not isinstance(node, Constant) and symbols(node):
        return _of_parts(node, variable)
    return _constant(node)


def _constant(node: Node) -> Reach | None:
    """The value of a tree without variables, as a narrow interval."""
    if INFINITY in walk(node):
        return ANY
    found = enclose(node, {}, BITS)
    if isinstance(found, Undefined):
        return None
    if not isinstance(found, Enclosed):
        return ANY
    low, high = (Fraction(int(end.p), int(end.q)) for end in rational_ends(found.ball))
    return Reach(low, high)


def _of_parts(node: Node, variable: str) -> Reach | None:
    if isinstance(node, Piecewise):
        return ANY if any(reach(branch, variable) for branch, _ in node.branches) else None
    parts = [reach(part, variable) for part in children(node)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    match node:
        case Negative():
            return _negated(known[0])
        case Sum():
            return _sum(known)
        case Product():
            return _of_sign(prod(part.sign for part in known))
        case Quotient():
            return None if known[1] == Reach(ZERO, ZERO) else _of_sign(known[0].sign * known[1].sign)
        case Power(base=base, exponent=exponent):
            return _power(known[0], base, exponent, variable)
        case Function(name=name, arguments=arguments):
            return _function(name, arguments, known, variable)
        case _:
            return ANY


def _function(name: str, arguments: tuple[Node, ...], known: list[Reach], variable: str) -> Reach | None:
    inner = known[0]
    if name == "log" and (known[1].misses(POSITIVE) or known[1] == Reach(ONE, ONE)):
        return None
    if name == "root":
        index = rational(arguments[1])
        even = index is not None and index % 2 == 0
        if even and inner.misses(NOT_NEGATIVE):
            return None
        return _not_negative(arguments[0], variable) if even else _of_sign(inner.sign)
    if name in ARGUMENTS and inner.misses(ARGUMENTS[name]):
        return None
    if name in {"abs", "sqrt"}:
        return POSITIVE if inner.sign else _not_negative(arguments[0], variable)
    return _of_sign(inner.sign) if name == "cbrt" else VALUES.get(name, ANY)


def _power(inner: Reach, base: Node, exponent: Node, variable: str) -> Reach | None:
    power = rational(exponent)
    if power is None:
        if inner.sign < 0 and _changes(exponent, variable):
            return None
        return POSITIVE if inner.sign > 0 or base == E_CONSTANT else ANY
    if power.denominator % 2 == 0:
        if inner.misses(NOT_NEGATIVE):
            return None
        return _not_negative(base, variable)
    if power.numerator % 2 == 0:
        return POSITIVE if inner.sign else _not_negative(base, variable)
    return _of_sign(inner.sign)


def _changes(exponent: Node, variable: str) -> bool:
    """Whether the exponent runs through all values of an interval, so that few of its values are whole numbers."""
    stepping = any(isinstance(n, Piecewise) or (isinstance(n, Function) and n.name in STEPS) for n in walk(exponent))
    return contains(exponent, variable) and not stepping


def _not_negative(node: Node, variable: str) -> Reach:
    """A square or a root of the node: positive where the node is 0 at single points only."""
    return POSITIVE if _is_seldom_zero(node, variable) else NOT_NEGATIVE


def _is_seldom_zero(node: Node, variable: str) -> bool:
    """Whether the node is surely not 0 but at single values of the variable."""
    match node:
        case Symbol(name=name):
            return name == variable
        case Negative(operand=operand):
            return _is_seldom_zero(operand, variable)
        case Product(factors=factors):
            return all(_is_seldom_zero(factor, variable) for factor in factors)
        case Power(base=base):
            return _is_seldom_zero(base, variable)
        case Sum():
            found = to_polynomial(node, (variable,)) if set(symbols(node)) == {variable} else None
            return found is not None and not found.is_constant()
        case _:
            return bool(rational(node))


def _sum(parts: Iterable[Reach]) -> Reach:
    low: Fraction | None = ZERO
    high: Fraction | None = ZERO
    low_open = high_open = False
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        low_open, high_open = low_open or part.low_open, high_open or part.high_open
    return Reach(low, high, low_open, high_open)


def _negated(part: Reach) -> Reach:
    low = None if part.high is None else -part.high
    high = None if part.low is None else -part.low
    return Reach(low, high, part.high_open, part.low_open)


def _of_sign(sign: int) -> Reach:
    return (ANY, POSITIVE, NEGATIVE)[sign]


def _below(first: Reach, second: Reach) -> bool:
    """Whether all of the first lies below all of the second."""
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))
