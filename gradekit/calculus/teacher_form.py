"""The derivative in the form that a teacher would write at the end of a solution.

Works on the tree that one rule leaves, whose parts are in that form already; nothing inside a function's argument and
no bracket of the question is touched.
"""

from __future__ import annotations

from math import gcd

from gradekit.calculus.cancelling import cancel_polynomials
from gradekit.calculus.clearing import cancel_brackets, cleared
from gradekit.calculus.factored import Factored, factored
from gradekit.calculus.gathering import gather, minus_last, plain_sum, shorter_polynomial
from gradekit.calculus.simplifying import COLLECT, COMMON_FACTOR, MULTIPLY_OUT
from gradekit.calculus.writing import divide_terms, sum_content, write_factored
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import ZERO, Function, Negative, Node, Number, Piecewise, Product, Quotient, Sum, Symbol

ROOTS = frozenset({"sqrt", "cbrt", "root"})


def teacher_form(node: Node, gathers: bool = False, half_way: bool = False) -> tuple[Node, int]:
    """The tree simplified, and the marks of what was done (`simplifying`).

    `gathers`: its sum (the numerator's, or the one among the factors) came from a product or quotient rule, so common
    factors are taken out and short brackets multiplied out.  A number in front of a bracket is left there, since the
    tree may become a factor of another one: `opened` is for the end.  `half_way`: for a line between,
    where sums have their common factors and denominators taken out, and no more is done.
    """
    match node:
        case Sum(terms=terms):
            if gathers:
                return _finished(gather([factored(t) for t in terms], half_way=half_way), half_way)
            return _plain(terms)
        case Product() | Quotient() | Negative():
            return _finished(_product(node, gathers, half_way), half_way)
        case Piecewise() | Symbol() | Number():
            return node, 0
        case Function(name=name) if name not in ROOTS:
            return node, 0
        case _:
            return _finished(factored(node), half_way)


def opened(node: Node) -> tuple[Node, int]:
    """The simplified tree as it is left at the end, and the marks.

    A number alone in front of a bracket is put into it, 2(2x + 1) as 4x + 2; a bracket that is a factor does not begin
    with a minus sign where it need not, 3(-x² + 2)x as 3(2 - x²)x.
    """
    core = node.operand if isinstance(node, Negative) else node
    if not isinstance(core, Product) or not isinstance(core.factors[0], Number):
        return _turned(node), 0
    if len(core.factors) != 2 or not isinstance(core.factors[1], Sum):
        return _turned(node), 0
    product = factored(node)
    result = _lone_bracket(product)
    return (node, 0) if result is product else (write_factored(result), MULTIPLY_OUT)


def _turned(node: Node) -> Node:
    """The tree with the two terms of a factor turned round where only the first has a minus sign."""
    match node:
        case Negative(operand=operand):
            turned = _turned(operand)
            return node if turned is operand else Negative(turned)
        case Quotient(numerator=above, denominator=below):
            turned = _turned_bracket(above) if isinstance(above, Sum) else _turned(above)
            return node if turned is above else Quotient(turned, below)
        case Product(factors=factors):
            changed = tuple([_turned_bracket(f) if isinstance(f, Sum) else f for f in factors])
            return node if all(a is b for a, b in zip(changed, factors, strict=True)) else Product(changed)
        case _:
            return node


def _turned_bracket(bracket: Sum) -> Node:
    match bracket.terms:
        case (Negative() as first, second) if not isinstance(second, Negative):
            return Sum((second, first))
        case _:
            return bracket


def _plain(terms: tuple[Node, ...]) -> tuple[Node, int]:
    """A sum term by term, brackets with a number in front opened where there is another term to collect with."""
    plain = [t for t in map(_plain_term, terms) if t != ZERO]
    done = 0
    if len(plain) > 1:
        found = [opened(t) for t in plain]
        plain = [t for t, _ in found]
        done = MULTIPLY_OUT if any(mark for _, mark in found) else 0
    if not any(isinstance(t.operand if isinstance(t, Negative) else t, Sum) for t in plain):
        result = collect(tuple(plain))
    else:
        result = plain_sum([factored(t) for t in plain])
    short = shorter_polynomial(result)
    if short is not None:
        return short, done | MULTIPLY_OUT | COLLECT
    return result, done | (COLLECT if _length(result) < sum(map(_length, plain)) else 0)


def _length(node: Node) -> int:
    """How many terms a tree has."""
    core = node.operand if isinstance(node, Negative) else node
    return len(core.terms) if isinstance(core, Sum) else int(core != ZERO)


def _plain_term(term: Node) -> Node:
    """A term of a sum without two signs, or a minus in front of 0."""
    if isinstance(term, Negative) and (isinstance(term.operand, Negative) or term.operand == ZERO):
        return term.operand.operand if isinstance(term.operand, Negative) else ZERO
    return term


def _product(node: Node, gathers: bool, half_way: bool = False) -> Factored:
    if not gathers:
        return factored(node)
    result = Factored()
    match node:
        case Quotient(numerator=Sum(terms=terms), denominator=denominator):
            below = factored(denominator)
            below.open_products()
            result = gather([factored(t) for t in terms], tuple(below.powers), half_way)
            result = result.times(below.inverse()) if below.coefficient else factored(node)
        case Product(factors=factors):
            for factor in factors:
                if isinstance(factor, Sum):
                    result = result.times(gather([factored(t) for t in factor.terms], half_way=half_way))
                else:
                    result.multiply(factor)
        case _:
            result.multiply(node)
    result.settle()
    return result


def _finished(value: Factored, half_way: bool = False) -> tuple[Node, int]:
    value = cleared(value)
    if half_way:
        return write_factored(value), value.done
    result = cancel_polynomials(cancel_brackets(value))
    if len(result.powers) > 1 or result.coefficient == -1:
        result = _lone_bracket(result)
    if len(result.powers) > 1:
        result = _neat_brackets(result)
    return write_factored(result), result.done


def _neat_brackets(value: Factored) -> Factored:
    """Numbers of brackets in front where a number stands already, and no two signs: -3x(-2x² + 4) is 6x(x² - 2)."""
    result = value
    for bracket, exponent in value.powers.items():
        if not isinstance(bracket, Sum) or exponent != 1:
            continue
        content = 1 if result.decimal else sum_content(bracket)
        if abs((result.coefficient * gcd(content, result.coefficient.denominator)).numerator) == 1:
            content = 1
        signs = [isinstance(term, Negative) for term in bracket.terms]
        if all(signs) or (result.coefficient < 0 and signs[0]):
            content = -content
        if content != 1:
            result = result.copy()
            divided = divide_terms(bracket, content)
            result.powers = {(divided if b == bracket else b): e for b, e in result.powers.items()}
            if abs(content) > gcd(content, result.coefficient.denominator):
                result.done |= COMMON_FACTOR
            result.coefficient *= content
    return result


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
    result.multiply(plain_sum(inside if alone else minus_last(inside)))
    return result


def _mostly_negative(bracket: Node) -> bool:
    terms = bracket.terms if isinstance(bracket, Sum) else ()
    return 2 * sum(isinstance(t, Negative) for t in terms) >= len(terms)
