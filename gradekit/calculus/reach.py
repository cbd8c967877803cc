"""Where the values of a function lie, roughly, to find one that has a value nowhere, or at single points only.

Such a function has no derivative: `ln(-x^2)`, `asin(x^2 + 2)`, `x/0`.  What is claimed holds everywhere but at single
values of the variable, so x² is positive.  What cannot be told cheaply counts as any value at all.
"""

from __future__ import annotations

from fractions import Fraction

from gradekit.calculus.interval import (
    ANY,
    INSIDE_UNIT,
    NOT_NEGATIVE,
    ONE,
    POSITIVE,
    UNIT,
    ZERO,
    Reach,
    negated,
    of_sign,
    product_of,
    scaled,
    size_of,
    squared,
    sum_of,
    within,
)
from gradekit.calculus.rule import contains
from gradekit.calculus.terms import powers_in
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
    number,
    symbols,
    walk,
)

BITS = 64


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
    "sech": Reach(ZERO, ONE, low_open=True),
    "sigmoid": Reach(ZERO, ONE, low_open=True, high_open=True),
    "relu": NOT_NEGATIVE,
    "asin": Reach(Fraction(-11, 7), Fraction(11, 7)),
    "acos": Reach(ZERO, Fraction(22, 7)),
    "atan": Reach(Fraction(-11, 7), Fraction(11, 7)),
    "acosh": NOT_NEGATIVE,
}
"""What a function gives; for inverse trigonometric functions a little more."""

AT_SINGLE_POINTS = frozenset({"sin", "cos", "cosh", "sech"})
"""Functions that take the ends of what they give at single points only, where their argument moves."""

RISING = frozenset({"exp", "ln", "sqrt", "cbrt", "asin", "atan", "sinh", "tanh", "asinh", "acosh", "atanh", "sigmoid"})
"""Functions that grow with their argument, so that bounds of it give bounds of them."""

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
            return negated(known[0])
        case Sum():
            return within(sum_of(known), _parabola(node, variable))
        case Product():
            return product_of(known)
        case Quotient():
            below = known[1]
            if below == Reach(ZERO, ZERO):
                return None
            if below.low is not None and below.low == below.high:
                return scaled(known[0], 1 / below.low)
            return of_sign(known[0].sign * below.sign)
        case Power(base=base, exponent=exponent):
            return _power(known[0], base, exponent, variable)
        case Function(name=name, arguments=arguments):
            return _function(name, arguments, known, variable)
        case _:
            return ANY


def _parabola(node: Node, variable: str) -> Reach:
    """Where a quadratic polynomial of the variable lies, by its vertex."""
    powers = powers_in(node, variable)
    if powers is None or not powers.keys() <= {Fraction(0), ONE, Fraction(2)} or Fraction(2) not in powers:
        return ANY
    a, b, c = (powers.get(Fraction(k), ZERO) for k in (2, 1, 0))
    top = c - b * b / (4 * a)
    return Reach(top, None, low_open=True) if a > 0 else Reach(None, top, high_open=True)


def _function(name: str, arguments: tuple[Node, ...], known: list[Reach], variable: str) -> Reach | None:
    inner = known[0]
    if name == "log" and (known[1].misses(POSITIVE) or known[1] == Reach(ONE, ONE)):
        return None
    if name == "root":
        index = rational(arguments[1])
        even = index is not None and index % 2 == 0
        if even and inner.misses(NOT_NEGATIVE):
            return None
        return _not_negative(arguments[0], variable) if even else of_sign(inner.sign)
    if name in ARGUMENTS and inner.misses(ARGUMENTS[name]):
        return None
    if name in {"abs", "sqrt"} and inner == ANY:
        return _not_negative(arguments[0], variable)
    if name == "abs":
        return within(size_of(inner), _not_negative(arguments[0], variable))
    given = VALUES.get(name, NOT_NEGATIVE if name == "sqrt" else ANY)
    if name in AT_SINGLE_POINTS and _moves(arguments[0], variable):
        given = Reach(given.low, given.high, low_open=True, high_open=True)
    return within(_risen(name, inner), given) if name in RISING else given


def _risen(name: str, inner: Reach) -> Reach:
    """Where a rising function lies, from its values at the ends of its argument's."""
    low = _value_at(name, inner.low, lower=True)
    high = _value_at(name, inner.high, lower=False)
    return Reach(low, high, inner.low_open and low is not None, inner.high_open and high is not None)


def _value_at(name: str, end: Fraction | None, *, lower: bool) -> Fraction | None:
    """A bound of the function's value at one end; None where there is none."""
    if end is None or max(abs(end.numerator), end.denominator).bit_length() > BITS:
        return None
    found = _constant(Function(name, (number(end),)))
    if found is None:
        return None
    return found.low if lower else found.high


def _moves(node: Node, variable: str) -> bool:
    """Whether the node surely changes with the variable, so that it takes each single value at single points only."""
    match node:
        case Symbol(name=name):
            return name == variable
        case Negative(operand=operand):
            return _moves(operand, variable)
        case Product(factors=factors):
            moving = [factor for factor in factors if not rational(factor)]
            return len(moving) == 1 and _moves(moving[0], variable)
        case Quotient(numerator=above, denominator=below):
            one, other = (above, below) if rational(below) else (below, above)
            return bool(rational(other)) and _moves(one, variable)
        case Power(base=base, exponent=exponent):
            if base == E_CONSTANT:
                return _moves(exponent, variable)
            return bool(rational(exponent)) and _moves(base, variable)
        case Sum():
            return _is_polynomial_in(node, variable)
        case Function(name=name, arguments=(argument,)):
            return name not in STEPS and _moves(argument, variable)
        case _:
            return False


def _is_polynomial_in(node: Node, variable: str) -> bool:
    """Whether the node is a polynomial of the variable that is no constant."""
    found = to_polynomial(node, (variable,)) if set(symbols(node)) == {variable} else None
    return found is not None and not found.is_constant()


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
        known = POSITIVE if inner.sign else _not_negative(base, variable)
        return within(known, squared(inner)) if power == 2 else known
    return of_sign(inner.sign)


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
            return _is_polynomial_in(node, variable)
        case Function(name=name, arguments=(argument,)) if name not in STEPS:
            return _moves(argument, variable)
        case _:
            return bool(rational(node))
