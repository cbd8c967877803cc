"""The exact rational value of a tree of numbers, for conditions and indexes; None where it has none or is too large."""

from __future__ import annotations

import math
from fractions import Fraction

from gradekit.expression.tree import Function, Negative, Node, Number, Power, Product, Quotient, Sum

MOST_BITS = 4_000


def rational(node: Node) -> Fraction | None:
    """The value of a tree built from numbers with + - · / , whole powers, abs, sign, min, max, floor and ceil."""
    match node:
        case Number(value=value):
            return value
        case Negative(operand=operand):
            inner = rational(operand)
            return None if inner is None else -inner
        case Sum(terms=parts) | Product(factors=parts):
            return _fold(parts, isinstance(node, Product))
        case Quotient(numerator=a, denominator=b):
            top, bottom = rational(a), rational(b)
            return None if top is None or not bottom else top / bottom
        case Power(base=a, exponent=b):
            return _power(rational(a), rational(b))
        case Function(name=name, arguments=arguments):
            return _function(name, [rational(argument) for argument in arguments])
        case _:
            return None


def _fold(parts: tuple[Node, ...], multiply: bool) -> Fraction | None:
    total = Fraction(int(multiply))
    for part in parts:
        value = rational(part)
        if value is None:
            return None
        total = total * value if multiply else total + value
        if max(total.numerator.bit_length(), total.denominator.bit_length()) > MOST_BITS:
            return None
    return total


def _power(base: Fraction | None, exponent: Fraction | None) -> Fraction | None:
    if base is None or exponent is None or exponent.denominator != 1 or (base == 0 and exponent <= 0):
        return None
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if size * abs(exponent.numerator) > MOST_BITS:
        return None
    return base**exponent.numerator


def _function(name: str, values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) != len(values):
        return None
    match name:
        case "abs":
            return abs(known[0])
        case "sign":
            return Fraction((known[0] > 0) - (known[0] < 0))
        case "min":
            return min(known)
        case "max":
            return max(known)
        case "floor":
            return Fraction(math.floor(known[0]))
        case "ceil":
            return Fraction(math.ceil(known[0]))
        case _:
            return None
