"""Writing a `Factored` product out as a teacher does: number, letters, brackets, exponentials, functions, roots.

Negative exponents go under the fraction bar, square roots stay square roots, a common number is cancelled.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from gradekit.calculus.factored import Exponent, Factored, absorbed, factored
from gradekit.expression.tidy_number import power_of_rational, rational, typed_as_decimal, write
from gradekit.expression.tidy_product import Term, take_apart
from gradekit.expression.tree import (
    E_CONSTANT,
    ZERO,
    Constant,
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
    symbols,
    walk,
)


def write_factored(value: Factored, *, keep_brackets: bool = False) -> Node:
    """The tree of the product; with `keep_brackets`, no number in front is cancelled against one in a bracket."""
    if value.coefficient == 0:
        return ZERO
    value = absorbed(value if keep_brackets else _cancel_numbers(value))
    above: list[tuple[int, Node]] = []
    below: list[tuple[int, Node]] = []
    for base, exponent in value.powers.items():
        side, size = (above, exponent) if exponent > 0 else (below, -exponent)
        for factor in _power(base, size, value.style.get(base, "")):
            side.append((_rank(factor), factor))
    term = Term(
        coefficient=value.coefficient,
        decimal=value.decimal,
        above=[f for _, f in sorted(above, key=_by_rank)],
        below=[f for _, f in sorted(below, key=_by_rank)],
    )
    return term.tree()


def _by_rank(item: tuple[int, Node]) -> int:
    return item[0]


def _rank(factor: Node) -> int:
    """Where a factor stands: constants, letters, brackets, powers of brackets, exponentials, functions, roots."""
    base = factor.base if isinstance(factor, Power) else factor
    match base:
        case Symbol():
            return 5 if isinstance(factor, Power) and rational(factor.exponent) is None else 2
        case Sum():
            if any(isinstance(n, Function) for n in walk(base)):
                return 9
            return 3 if base is factor else 4
        case Number() | Constant():
            return 5 if isinstance(factor, Power) and symbols(factor.exponent) else 1
        case Function(name="exp"):
            return 5
        case Function(name="sqrt" | "cbrt" | "root", arguments=(radicand, *_)):
            return 7 if isinstance(radicand, (Symbol, Number)) else 8
        case Function():
            return 6
        case _:
            return 4


def _power(base: Node, exponent: Exponent, style: str) -> list[Node]:
    if exponent == 1:
        return [base]
    if isinstance(exponent, int):
        if isinstance(base, Power) and base.base == E_CONSTANT:
            return [Power(E_CONSTANT, write_factored(factored(Product((number(exponent), base.exponent)))))]
        return [Power(base, number(exponent))]
    if style == "sqrt" and exponent.denominator == 2:
        count = exponent.numerator // 2
        if count == 0:
            return [Function("sqrt", (base,))]
        if isinstance(base, Symbol):
            return [*_power(base, count, ""), Function("sqrt", (base,))]
    if style in {"cbrt", "root"} and exponent < 1:
        index = exponent.denominator
        name = {2: "sqrt", 3: "cbrt"}.get(index)
        radical = Function(name, (base,)) if name else Function("root", (base, number(index)))
        return _power(radical, exponent.numerator, "")
    return [Power(base, write(exponent, decimal=style == "decimal"))]


def _cancel_numbers(value: Factored) -> Factored:
    """Divide the number in front into brackets that share it: (2x + 4)/2, 2/(2x + 4) and 1/(3(1 + x²/9))."""
    result = value
    for base, exponent in list(value.powers.items()):
        if not isinstance(base, Sum):
            continue
        scale = _scale(base, exponent, result.coefficient)
        factor = power_of_rational(scale, Fraction(exponent)) if scale != 1 else None
        if factor is not None:
            result = result.copy()
            changed = divide_terms(base, scale)
            result.powers = {(changed if b == base else b): e for b, e in result.powers.items()}
            if base in result.style:
                result.style[changed] = result.style[base]
            result.coefficient *= factor
    return result


def _scale(bracket: Sum, exponent: Exponent, front: Fraction) -> Fraction:
    """What to divide a bracket by: a number shared with the other side of the bar, or its fractions under the bar."""
    if exponent in {1, -1} and front not in {1, -1}:
        shared = gcd(sum_content(bracket), front.denominator if exponent == 1 else abs(front.numerator))
        if shared > 1:
            return Fraction(shared)
    if exponent < 0 and any(isinstance(t, (Quotient, Negative)) for t in bracket.terms):
        common = lcm(*[coefficient_of(t).denominator for t in bracket.terms])
        if common > 1 and not any(typed_as_decimal(n) for n in walk(bracket)):
            return Fraction(1, common)
    return Fraction(1)


def sum_content(node: Sum) -> int:
    """The greatest whole number that divides every term of a sum; 1 where a coefficient is not whole."""
    content = 0
    for term in node.terms:
        value = coefficient_of(term)
        if value.denominator != 1:
            return 1
        content = gcd(content, value.numerator)
        if content == 1:
            return 1
    return content


def coefficient_of(term: Node) -> Fraction:
    """The number in front of a tidy term, its sign included."""
    sign = 1
    if isinstance(term, Negative):
        sign, term = -1, term.operand
    value = rational(term)
    if value is not None:
        return sign * value
    below = Fraction(1)
    if isinstance(term, Quotient):
        below = _leading_number(term.denominator)
        term = term.numerator
    return sign * _leading_number(term) / below if below else Fraction(0)


def _leading_number(node: Node) -> Fraction:
    if isinstance(node, Product):
        node = node.factors[0]
    return node.value if isinstance(node, Number) else Fraction(1)


def divide_terms(node: Sum, divisor: Fraction | int) -> Node:
    """The sum with every term divided by a number other than 0."""
    terms = []
    for term in node.terms:
        parts = take_apart(term)
        parts.coefficient /= divisor
        terms.append(parts.tree())
    return Sum(tuple(terms))
