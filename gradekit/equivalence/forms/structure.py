"""What a typed tree is made of: terms, factors, fractions, exponents, with brackets and signs looked through."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from flint import fmpq

from gradekit.equivalence.polynomial import Polynomial, Ring, TooLargeError
from gradekit.expression.tree import (
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    children,
    walk,
)


def unsigned(tree: Node) -> Node:
    """The tree without minus signs in front."""
    while isinstance(tree, Negative):
        tree = tree.operand
    return tree


def terms(tree: Node) -> list[Node]:
    """The terms of a sum, sums in brackets without a factor included."""
    if isinstance(tree, Sum):
        return [part for term in tree.terms for part in terms(term)]
    return [tree]


def factors(tree: Node) -> list[Node]:
    """The factors of a product, signs dropped."""
    tree = unsigned(tree)
    if isinstance(tree, Product):
        return [part for factor in tree.factors for part in factors(factor)]
    return [tree]


def value(tree: Node) -> Fraction | None:
    """The number that a constant of digits is: `3`, `-1/2`, `-(2)`; None for anything else."""
    match tree:
        case Number(value=number):
            return number
        case Negative(operand=operand):
            inner = value(operand)
            return None if inner is None else -inner
        case Quotient(numerator=above, denominator=below):
            top, bottom = value(above), value(below)
            return top / bottom if top is not None and bottom else None
    return None


def varies(tree: Node) -> bool:
    """Whether a variable occurs."""
    return any(isinstance(node, Symbol) for node in walk(tree))


def whole_exponent(tree: Node) -> int | None:
    """The exponent of a power with a whole constant exponent, else None."""
    if not isinstance(tree, Power):
        return None
    exponent = value(tree.exponent)
    return int(exponent) if exponent is not None and exponent.denominator == 1 else None


def outside_functions(tree: Node) -> Iterator[Node]:
    """Every node but those inside function arguments and exponents."""
    yield tree
    if isinstance(tree, Function):
        return
    for part in (tree.base,) if isinstance(tree, Power) else children(tree):
        yield from outside_functions(part)


def has_fraction(tree: Node) -> bool:
    """Whether a fraction, or a power with a negative exponent, stands outside function arguments."""
    return any(
        isinstance(node, Quotient) or (isinstance(node, Power) and (value(node.exponent) or 0) < 0)
        for node in outside_functions(tree)
    )


def is_root(tree: Node) -> bool:
    """Whether the node is a root or a power with a fractional exponent."""
    if isinstance(tree, Function):
        return tree.name in ("sqrt", "cbrt", "root")
    if isinstance(tree, Power):
        exponent = value(tree.exponent)
        return exponent is not None and exponent.denominator != 1
    return False


def as_polynomial(tree: Node, ring: Ring) -> Polynomial | None:
    """The tree in a ring that holds it, or None where it is a fraction with more than a number below, or too large."""
    try:
        above, below = ring.ratio(tree)
    except (TooLargeError, ZeroDivisionError, ValueError):
        return None
    return above / below.leading_coefficient() if below.is_constant() and not below.is_zero() else None


def common_number(p: Polynomial) -> int:
    """The greatest common divisor of the coefficients; 1 where one is a fraction, as with decimals."""
    coefficients = [fmpq(c) for c in p.coeffs()]
    if any(c.q != 1 for c in coefficients):
        return 1
    return gcd(*(int(c.p) for c in coefficients))


def is_numeral(tree: Node) -> bool:
    """Whether the tree is a number in digits, signed or not."""
    return isinstance(unsigned(tree), Number)
