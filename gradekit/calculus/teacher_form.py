"""The derivative in the form that a teacher would write at the end of a solution.

Works on the tree that one rule leaves, whose parts are in that form already; nothing inside a function's argument and
no bracket of the question is touched.
"""

from __future__ import annotations

from gradekit.calculus.cancelling import cancel_polynomials
from gradekit.calculus.factored import Factored, factored
from gradekit.calculus.gathering import gather, plain_sum
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import ZERO, Function, Negative, Node, Number, Piecewise, Product, Quotient, Sum, Symbol

ROOTS = frozenset({"sqrt", "cbrt", "root"})


def teacher_form(node: Node, gathers: bool = False) -> Node:
    """The tree simplified.

    `gathers`: its sum (the numerator's, or the one among the factors) came from a product or quotient rule, so common
    factors are taken out and short brackets multiplied out.
    """
    match node:
        case Sum(terms=terms):
            if gathers:
                return _finished(gather([_product(t, gathers) for t in terms]))
            plain = [_plain_term(t) for t in terms]
            if not any(isinstance(t.operand if isinstance(t, Negative) else t, Sum) for t in plain):
                return collect(tuple(plain))
            return plain_sum([factored(t) for t in plain])
        case Product() | Quotient() | Negative():
            return _finished(_product(node, gathers))
        case Piecewise() | Symbol() | Number():
            return node
        case Function(name=name) if name not in ROOTS:
            return node
        case _:
            return write_factored(factored(node))


def _plain_term(term: Node) -> Node:
    """A term of a sum without two signs, or a minus in front of 0."""
    if isinstance(term, Negative) and (isinstance(term.operand, Negative) or term.operand == ZERO):
        return term.operand.operand if isinstance(term.operand, Negative) else ZERO
    return term


def _product(node: Node, gathers: bool) -> Factored:
    if not gathers:
        return factored(node)
    result = Factored()
    match node:
        case Quotient(numerator=Sum(terms=terms), denominator=denominator):
            below = factored(denominator)
            result = gather([factored(t) for t in terms], tuple(below.powers))
            result.multiply(denominator, -1)
        case Product(factors=factors):
            for factor in factors:
                if isinstance(factor, Sum):
                    result = result.times(gather([factored(t) for t in factor.terms]))
                else:
                    result.multiply(factor)
        case _:
            result.multiply(node)
    result.settle()
    return result


def _finished(value: Factored) -> Node:
    return write_factored(_lone_bracket(cancel_polynomials(value)))


def _lone_bracket(value: Factored) -> Factored:
    """A number alone in front of a bracket goes back into it: 2(2x + 1) is 4x + 2; a sign does so under a bar too."""
    brackets = [b for b, e in value.powers.items() if isinstance(b, Sum) and e == 1]
    if len(brackets) != 1 or value.coefficient == 1:
        return value
    bracket = brackets[0]
    alone = len(value.powers) == 1
    if not alone and not (value.coefficient == -1 and _mostly_negative(bracket)):
        return value
    if alone and value.coefficient.denominator != 1:
        return value
    result = value.copy()
    del result.powers[bracket]
    inside = []
    for term in bracket.terms if isinstance(bracket, Sum) else ():
        part = factored(term)
        part.coefficient *= value.coefficient
        inside.append(part)
    result.coefficient /= value.coefficient
    result.multiply(plain_sum(inside))
    return result


def _mostly_negative(bracket: Node) -> bool:
    terms = bracket.terms if isinstance(bracket, Sum) else ()
    return 2 * sum(isinstance(t, Negative) for t in terms) >= len(terms)
