"""Exact numbers inside trees: which trees are plain rationals, and which tree a rational is written as."""

from __future__ import annotations

from fractions import Fraction

from gradekit.expression.tree import Negative, Node, Number, Quotient, number

FOLD_LIMIT = 10**9
"""A power of numbers is worked out only while numerator and denominator stay below this."""


def rational(node: Node) -> Fraction | None:
    """The value of a tree that is a plain rational, signs and one fraction bar allowed; None for anything else."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Negative):
        inner = rational(node.operand)
        return None if inner is None else -inner
    if isinstance(node, Quotient) and isinstance(node.numerator, Number) and isinstance(node.denominator, Number):
        below = node.denominator.value
        return node.numerator.value / below if below else None
    return None


def typed_as_decimal(node: Node) -> bool:
    """True for a fraction that a person typed with a decimal mark or a power of ten."""
    return isinstance(node, Number) and node.value.denominator != 1 and node.decimals is not None


def decimal_places(value: Fraction) -> int | None:
    """How many places the decimal expansion of `value` has, or None where it does not end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def write(value: Fraction, decimal: bool = False) -> Node:
    """The tree of `value`: with a decimal mark if `decimal` and the expansion ends, else a fraction in lowest terms."""
    if decimal and value.denominator != 1:
        places = decimal_places(value)
        if places is not None:
            positive = Number(abs(value), decimals=places)
            return Negative(positive) if value < 0 else positive
    return number(value)


def exact_root(value: Fraction, index: int) -> Fraction | None:
    """The real `index`-th root of `value` if it is rational, else None; negative values only under an odd index."""
    if value < 0:
        if index % 2 == 0:
            return None
        positive = exact_root(-value, index)
        return None if positive is None else -positive
    above, below = _integer_root(value.numerator, index), _integer_root(value.denominator, index)
    return None if above is None or below is None else Fraction(above, below)


def _integer_root(value: int, index: int) -> int | None:
    if value in {0, 1}:
        return value
    if index > value.bit_length():
        return None
    low, high = 1, 1 << (value.bit_length() // index + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**index <= value:
            low = middle
        else:
            high = middle - 1
    return low if low**index == value else None


def power_of_rational(base: Fraction, exponent: Fraction) -> Fraction | None:
    """`base^exponent` if it is a small rational; None where it is not, or has no value.

    0 to a power ≤ 0 has no value.  A fractional exponent is the real root (odd denominators take negative bases).
    """
    if exponent == 0:
        return Fraction(1) if base != 0 else None
    if base == 0:
        return Fraction(0) if exponent > 0 else None
    if base == 1:
        return Fraction(1)
    if exponent.denominator > 64 or abs(exponent.numerator) > 64:
        return None
    root = base if exponent.denominator == 1 else exact_root(base, exponent.denominator)
    if root is None:
        return None
    size = max(abs(root.numerator), root.denominator).bit_length() - 1
    if size * abs(exponent.numerator) > FOLD_LIMIT.bit_length():
        return None
    result = Fraction(root ** int(exponent.numerator))
    return result if max(abs(result.numerator), result.denominator) <= FOLD_LIMIT else None
