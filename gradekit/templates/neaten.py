"""The look of a tree after names were put in: `-3x + 1x^1 + -2` becomes `-3x + x - 2`, and nothing is worked out.

Unlike `expression.tidy` it adds, multiplies and cancels nothing, so that an exercise can show `ln(2) + ln(3)` or
`x^2·x^3` as it is to be simplified by the student.  The function stays the same, up to points where a factor 0 or a
power 0 hid an undefined value.
"""

from __future__ import annotations

from gradekit.expression.tree import (
    ONE,
    ZERO,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    rebuild,
)


def neaten(node: Node) -> Node:
    """The tree without 1·, ·0, +0, ^1, ^0, /1, double signs and signs hidden inside a first factor."""
    node = rebuild(node, neaten)
    match node:
        case Sum(terms=terms):
            return _sum(terms)
        case Product(factors=factors):
            return _product(factors)
        case Negative(operand=operand):
            return _negative(operand)
        case Quotient(numerator=numerator, denominator=denominator):
            return _quotient(numerator, denominator)
        case Power(base=base, exponent=exponent):
            if exponent == ONE:
                return base
            return ONE if exponent == ZERO else node
        case _:
            return node


def _sum(terms: tuple[Node, ...]) -> Node:
    kept: list[Node] = []
    for term in terms:
        if isinstance(term, Sum):
            kept.extend(term.terms)
        elif term != ZERO:
            kept.append(term)
    if not kept:
        return ZERO
    return kept[0] if len(kept) == 1 else Sum(tuple(kept))


def _product(factors: tuple[Node, ...]) -> Node:
    if ZERO in factors:
        return ZERO
    flat: list[Node] = []
    for factor in factors:
        flat.extend(factor.factors if isinstance(factor, Product) else (factor,))
    minus = isinstance(flat[0], Negative)
    first = flat[0]
    if isinstance(first, Negative):
        flat[0:1] = first.operand.factors if isinstance(first.operand, Product) else (first.operand,)
    kept = [factor for factor in flat if factor != ONE]
    if not kept:
        result: Node = ONE
    else:
        result = kept[0] if len(kept) == 1 else Product(tuple(kept))
    return _negative(result) if minus else result


def _negative(operand: Node) -> Node:
    if isinstance(operand, Negative):
        return operand.operand
    return operand if operand == ZERO else Negative(operand)


def _quotient(numerator: Node, denominator: Node) -> Node:
    if denominator == ONE:
        return numerator
    minus = False
    if isinstance(denominator, Negative) and isinstance(denominator.operand, Number):
        denominator, minus = denominator.operand, True
    if isinstance(numerator, Negative) and not isinstance(numerator.operand, Sum):
        numerator, minus = numerator.operand, not minus
    result = numerator if denominator == ONE else Quotient(numerator, denominator)
    return _negative(result) if minus else result
