"""Products, powers and fractions of powers of the variable written as a sum of such powers, as for differentiating."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from gradekit.calculus.rule import times
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    ONE,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    number,
)

Terms: TypeAlias = dict[Fraction, Fraction]
"""Exponent → coefficient, none of them 0."""

MOST_TERMS = 7
LARGEST_POWER = 4
HALF = Fraction(1, 2)


def as_terms(node: Node, variable: str) -> Node | None:
    """The sum of at least two terms c·x^n, falling n, that a tree comes to; None where it comes to something else."""
    found = powers_in(node, variable)
    if found is None or len(found) < 2:
        return None
    return Sum(tuple([_term(found[n], n, variable) for n in sorted(found, reverse=True)]))


def _term(coefficient: Fraction, exponent: Fraction, variable: str) -> Node:
    letter = Symbol(variable)
    power = ONE if exponent == 0 else letter if exponent == 1 else Power(letter, number(exponent))
    size = times(_number(abs(coefficient)), power)
    return Negative(size) if coefficient < 0 else size


def _number(value: Fraction) -> Node:
    return number(value) if value.denominator == 1 else Quotient(number(value.numerator), number(value.denominator))


def powers_in(node: Node, variable: str) -> Terms | None:
    """The exponents and coefficients that a tree comes to; None where it is no short sum of powers."""
    match node:
        case Number():
            value = rational(node)
            return None if value is None else {Fraction(0): value} if value else {}
        case Symbol(name=name) if name == variable:
            return {Fraction(1): Fraction(1)}
        case Negative(operand=operand):
            return _product([powers_in(operand, variable), {Fraction(0): Fraction(-1)}])
        case Sum(terms=terms):
            return _sum([powers_in(term, variable) for term in terms])
        case Product(factors=factors):
            return _product([powers_in(factor, variable) for factor in factors])
        case Quotient(numerator=above, denominator=below):
            return _product([powers_in(above, variable), _power(powers_in(below, variable), Fraction(-1))])
        case Power(base=base, exponent=exponent):
            return _power(powers_in(base, variable), rational(exponent))
        case Function(name="sqrt", arguments=(radicand,)):
            return _power(powers_in(radicand, variable), HALF)
        case _:
            return None


def _sum(parts: list[Terms | None]) -> Terms | None:
    total: Terms = {}
    for part in parts:
        if part is None:
            return None
        for exponent, coefficient in part.items():
            total[exponent] = total.get(exponent, Fraction(0)) + coefficient
    total = {exponent: coefficient for exponent, coefficient in total.items() if coefficient}
    return total if len(total) <= MOST_TERMS else None


def _product(parts: list[Terms | None]) -> Terms | None:
    total: Terms | None = {Fraction(0): Fraction(1)}
    for part in parts:
        if part is None or total is None:
            return None
        total = _sum([{n + m: a * b for m, b in part.items()} for n, a in total.items()])
    return total


def _power(base: Terms | None, exponent: Fraction | None) -> Terms | None:
    """A whole power of a sum, or any power of x^n alone."""
    if base is None or exponent is None:
        return None
    if exponent.denominator == 1 and 0 < exponent <= LARGEST_POWER:
        return _product([base] * int(exponent))
    if len(base) != 1:
        return None
    ((power, coefficient),) = base.items()
    if exponent.denominator == 1 and abs(exponent) <= LARGEST_POWER:
        return {power * exponent: coefficient ** int(exponent)}
    return {power * exponent: Fraction(1)} if coefficient == 1 else None
