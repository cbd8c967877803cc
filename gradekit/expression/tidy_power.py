"""Powers and functions of particular numbers: `x^1`, `x^0`, `2^3`, `sqrt(4)`, `ln(1)`, `e^0`."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from gradekit.expression.tidy_number import exact_root, power_of_rational, rational
from gradekit.expression.tree import E_CONSTANT, INFINITY, ONE, ZERO, Function, Node, Power, Quotient, number

_AT_ZERO: dict[str, Node] = {
    **dict.fromkeys(("sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "sqrt", "cbrt"), ZERO),
    **dict.fromkeys(("cos", "sec", "cosh", "sech", "exp", "factorial"), ONE),
    "sigmoid": Quotient(ONE, number(2)),
}


_ROOTS_WITH_A_NAME: dict[Fraction | None, str] = {Fraction(2): "sqrt", Fraction(3): "cbrt"}


def power(base: Node, exponent: Node) -> Node:
    """A power of tidy parts: exponents 0 and 1 taken away, small powers of numbers worked out."""
    wanted = rational(exponent)
    if exponent == ZERO:
        return Power(base, exponent) if base in (ZERO, INFINITY) else ONE
    if exponent == ONE:
        return base
    value = rational(base)
    if value is not None and wanted is not None:
        folded = power_of_rational(value, wanted)
        if folded is not None:
            return number(folded)
    if isinstance(base, Function) and base.name == "sqrt" and wanted is not None and wanted.denominator == 1:
        inner = rational(base.arguments[0])
        if inner is not None and inner >= 0 and wanted % 2 == 0:
            return power(number(inner), number(wanted / 2))
    if value == 1 and wanted is None and exponent != INFINITY:
        return ONE
    return Power(base, exponent)


def function(name: str, arguments: tuple[Node, ...]) -> Node:
    """A function of tidy arguments: worked out where the value is a plain number that everyone knows."""
    as_typed = Function(name, arguments)
    values = [rational(a) for a in arguments]
    if name == "log":
        if values[0] == 1 and values[1] != 1:
            return ZERO
        return ONE if arguments[0] == arguments[1] and values[1] != 1 else as_typed
    if name in {"ln", "exp"} and values[0] is None:
        return ONE if name == "ln" and arguments[0] == E_CONSTANT else as_typed
    if name == "root" and values[0] is None and values[1] in _ROOTS_WITH_A_NAME:
        return Function(_ROOTS_WITH_A_NAME[values[1]], arguments[:1])
    if any(v is None for v in values):
        return as_typed
    known = [v for v in values if v is not None]
    if known == [0] and name in _AT_ZERO:
        return _AT_ZERO[name]
    if name in _OF_NUMBERS:
        found = _OF_NUMBERS[name](known)
        return as_typed if found is None else number(found)
    if known == [1]:
        if name == "ln":
            return ZERO
        if name == "exp":
            return E_CONSTANT
    return as_typed


def _heaviside(values: list[Fraction]) -> Fraction | None:
    return None if values[0] == 0 else Fraction(int(values[0] > 0))


def _factorial(values: list[Fraction]) -> Fraction | None:
    value = values[0]
    return Fraction(math.factorial(int(value))) if value.denominator == 1 and 0 <= value <= 12 else None


def _root(values: list[Fraction]) -> Fraction | None:
    value, index = values
    return exact_root(value, int(index)) if index.denominator == 1 and 2 <= index <= 64 else None


_OF_NUMBERS: dict[str, Callable[[list[Fraction]], Fraction | None]] = {
    "sqrt": lambda values: exact_root(values[0], 2),
    "cbrt": lambda values: exact_root(values[0], 3),
    "root": _root,
    "abs": lambda values: abs(values[0]),
    "sign": lambda values: Fraction((values[0] > 0) - (values[0] < 0)),
    "floor": lambda values: Fraction(math.floor(values[0])),
    "ceil": lambda values: Fraction(math.ceil(values[0])),
    "min": min,
    "max": max,
    "relu": lambda values: max(values[0], Fraction(0)),
    "heaviside": _heaviside,
    "factorial": _factorial,
}
