"""Exact values of constants: logarithms of powers, powers of logarithms, square factors of roots, special angles."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tidy_product import take_apart
from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
    PI,
    ZERO,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    number,
    rebuild,
)

_HALF: Node = Quotient(ONE, number(2))


def _root(value: int, below: int) -> Node:
    return Quotient(Function("sqrt", (number(value),)), number(below))


_SINE: dict[Fraction, Node] = {
    Fraction(0): ZERO,
    Fraction(1, 6): _HALF,
    Fraction(1, 4): _root(2, 2),
    Fraction(1, 3): _root(3, 2),
    Fraction(1, 2): ONE,
}
"""sin(kπ) for k from 0 to 1/2."""

_TANGENT: dict[Fraction, Node] = {
    Fraction(0): ZERO,
    Fraction(1, 6): _root(3, 3),
    Fraction(1, 4): ONE,
    Fraction(1, 3): Function("sqrt", (number(3),)),
}


def exact(tree: Node) -> Node:
    """The tree with every constant whose exact value is short replaced by it; sound wherever the tree has a value."""
    plain = tidy(tree)
    for _ in range(10):
        worked = tidy(_work(plain))
        if worked == plain:
            break
        plain = worked
    return plain


def _work(tree: Node) -> Node:
    node = rebuild(tree, _work)
    match node:
        case Function(name="sin" | "cos" | "tan" as name, arguments=(angle,)):
            turn = _turn(angle)
            return node if turn is None else _trigonometric(name, turn) or node
        case Function(name="ln", arguments=(Power(base=base, exponent=exponent),)) if base == E_CONSTANT:
            return exponent
        case Function(name="log", arguments=(argument, base)):
            return _logarithm(rational(argument), rational(base)) or node
        case Power(base=base, exponent=exponent) if base == E_CONSTANT:
            return _exponential(exponent) or node
        case Function(name="exp", arguments=(exponent,)):
            return _exponential(exponent) or node
        case Function(name="sqrt", arguments=(Number(value=value),)) if value.denominator == 1:
            return _square_root(int(value)) or node
        case Function(name="sigmoid" | "tanh" | "sinh" | "cosh", arguments=(Function(name="ln", arguments=(a,)),)):
            return _of_logarithm(node.name, a)
        case _:
            return node


def _turn(angle: Node) -> Fraction | None:
    """The k of an angle kπ."""
    term = take_apart(angle)
    if term.above == [PI] and not term.below:
        return term.coefficient
    return Fraction(0) if angle == ZERO else None


def _trigonometric(name: str, turn: Fraction) -> Node | None:
    if name == "tan":
        turn %= 1
        sign = turn > Fraction(1, 2)
        value = _TANGENT.get(1 - turn if sign else turn)
    else:
        turn = (turn + (Fraction(1, 2) if name == "cos" else 0)) % 2
        sign = turn > 1
        turn %= 1
        value = _SINE.get(min(turn, 1 - turn))
    return None if value is None else Negative(value) if sign else value


def _logarithm(argument: Fraction | None, base: Fraction | None) -> Node | None:
    """The k of argument = base^k, for a whole k up to 64."""
    if argument is None or base is None or argument <= 0 or base <= 0 or base == 1:
        return None
    for k in range(1, 65):
        if base**k == argument:
            return number(k)
        if base**-k == argument:
            return number(-k)
    return None


def _exponential(exponent: Node) -> Node | None:
    """a^k for e^(k ln a)."""
    term = take_apart(exponent)
    if len(term.above) == 1 and not term.below:
        inner = term.above[0]
        if isinstance(inner, Function) and inner.name == "ln":
            return Power(inner.arguments[0], number(term.coefficient))
    return None


def _square_root(value: int) -> Node | None:
    """a√b with the largest square a² taken out, for numbers up to 10⁶."""
    if not 0 <= value <= 10**6:
        return None
    for side in range(isqrt(value), 1, -1):
        if value % (side * side) == 0:
            return Product((number(side), Function("sqrt", (number(value // (side * side)),))))
    return None


def _of_logarithm(name: str, a: Node) -> Node:
    """sigmoid, tanh, sinh and cosh of ln a, as fractions in a."""
    square = Power(a, number(2))
    minus, plus = Negative(ONE), ONE
    match name:
        case "sigmoid":
            return Quotient(a, _sum(a, plus))
        case "tanh":
            return Quotient(_sum(square, minus), _sum(square, plus))
        case "sinh":
            return Quotient(_sum(square, minus), Product((number(2), a)))
        case _:
            return Quotient(_sum(square, plus), Product((number(2), a)))


def _sum(*terms: Node) -> Node:
    return Sum(terms)
