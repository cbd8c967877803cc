"""Polynomial brackets that divide each other: (x² − 2x + 1)/(x − 1)³ is 1/(x − 1)."""

from __future__ import annotations

from fractions import Fraction

from gradekit.calculus.factored import Factored
from gradekit.calculus.simplifying import CANCEL
from gradekit.calculus.writing import coefficient_of
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import ONE, Negative, Node, Number, Power, Product, Quotient, Sum, Symbol, number

LARGEST_DEGREE = 12
"""Brackets of higher degree are left alone."""

Coefficients = list[Fraction]


def cancel_polynomials(value: Factored) -> Factored:
    """The product with every bracket above divided by brackets below that divide it exactly."""
    below = [(b, e) for b, e in value.powers.items() if isinstance(b, Sum) and isinstance(e, int) and e < 0]
    above = [b for b, e in value.powers.items() if isinstance(b, Sum) and e == 1]
    if not below or not above:
        return value
    result = value
    for bracket in above:
        read = _coefficients(bracket)
        if read is None:
            continue
        letter, dividend = read
        for base, exponent in below:
            other = _coefficients(base)
            if other is None or other[0] != letter:
                continue
            times = 0
            while times < -exponent:
                quotient = _exact_quotient(dividend, other[1])
                if quotient is None:
                    break
                dividend, times = quotient, times + 1
            if times:
                result = result.copy()
                result.add(base, times)
                result.done |= CANCEL
        if dividend != read[1]:
            result.powers.pop(bracket, None)
            result.multiply(_tree(dividend, letter))
            result.settle()
    return result


def _coefficients(node: Node) -> tuple[str, Coefficients] | None:
    """The letter and coefficients (constant first) of a sum of monomials in one letter."""
    letter = ""
    found: dict[int, Fraction] = {}
    for term in node.terms if isinstance(node, Sum) else ():
        base, degree = _monomial(term)
        if isinstance(base, Symbol) and (not letter or base.name == letter):
            letter = base.name
        elif base != ONE:
            return None
        if degree > LARGEST_DEGREE:
            return None
        found[degree] = found.get(degree, Fraction(0)) + coefficient_of(term)
    if not letter:
        return None
    return letter, [found.get(d, Fraction(0)) for d in range(max(found) + 1)]


def _monomial(term: Node) -> tuple[Node, int]:
    """Base and degree of a tidy term c·x^n, (1, 0) for a number; anything else is its own base."""
    core = term.operand if isinstance(term, Negative) else term
    if isinstance(core, Quotient) and isinstance(core.denominator, Number):
        core = core.numerator
    if isinstance(core, Product) and len(core.factors) == 2 and isinstance(core.factors[0], Number):
        core = core.factors[1]
    if isinstance(core, Power):
        exponent = rational(core.exponent)
        if exponent is not None and exponent.denominator == 1 and exponent > 0:
            return core.base, int(exponent)
    return (ONE, 0) if isinstance(core, Number) else (core, 1)


def _exact_quotient(dividend: Coefficients, divisor: Coefficients) -> Coefficients | None:
    """The quotient, or None where the division leaves a remainder."""
    if len(dividend) < len(divisor):
        return None
    rest = list(dividend)
    quotient = [Fraction(0)] * (len(dividend) - len(divisor) + 1)
    for place in range(len(quotient) - 1, -1, -1):
        factor = rest[place + len(divisor) - 1] / divisor[-1]
        quotient[place] = factor
        for i, c in enumerate(divisor):
            rest[place + i] -= factor * c
    return None if any(rest) else quotient


def _tree(coefficients: Coefficients, letter: str) -> Node:
    terms: list[Node] = []
    for degree in range(len(coefficients) - 1, -1, -1):
        value = coefficients[degree]
        if value:
            power: Node = Power(Symbol(letter), number(degree)) if degree > 1 else Symbol(letter)
            terms.append(number(value) if degree == 0 else Product((number(value), power)))
    return collect(tuple([tidy(t) for t in terms]))
