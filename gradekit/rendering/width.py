"""How wide a line of mathematics is when printed, roughly: enough to know where a line must be broken."""

from __future__ import annotations

from gradekit.expression.printing.numerals import digits
from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)
from gradekit.model.display import Applied, DerivativeOf, Display, LimitOf, Piece, PrimeOf, Sign, SumOf

LINE = 40.0
"""Ems that surely fit on one line of a sheet (A4, 10.5 to 11 points, indented)."""

_DIGIT, _LETTER, _SIGN, _BRACKETS, _SMALL = 0.5, 0.58, 1.3, 0.85, 0.72


def fits(display: Display) -> bool:
    """Whether the pieces surely fit on one line."""
    return width(display) <= LINE


def width(display: Display) -> float:
    """Ems of a row of pieces, within about a fifth."""
    return sum(_piece(piece) for piece in display)


def _piece(piece: Piece) -> float:
    match piece:
        case Sign():
            return _SIGN + 0.3
        case DerivativeOf(body=body):
            return 1.2 + _BRACKETS + width(body)
        case PrimeOf(argument=argument):
            return 1.0 + (_BRACKETS + width(argument) if argument is not None else 0)
        case Applied(argument=argument):
            return _LETTER + _BRACKETS + width(argument)
        case LimitOf(target=target, body=body) | SumOf(low=target, body=body):
            return 1.5 + _SMALL * width(target) + width(body) + _BRACKETS
        case _:
            return _tree(piece)


def _tree(node: Node) -> float:
    match node:
        case Number():
            text, power = digits(node)
            return _DIGIT * len(text) + (0 if power is None else 3.0)
        case Symbol(name=name) | Constant(name=name):
            return _LETTER + 0.3 * min(len(name) - 1, 2)
        case Negative(operand=operand):
            return 0.8 + _tree(operand)
        case Sum(terms=terms):
            return sum(_tree(t.operand if isinstance(t, Negative) else t) for t in terms) + _SIGN * (len(terms) - 1)
        case Product(factors=factors):
            return sum(_tree(f) + (_BRACKETS if isinstance(f, Sum | Negative | Product) else 0.12) for f in factors)
        case Quotient(numerator=above, denominator=below):
            return max(_tree(above), _tree(below)) + 0.3
        case Power(base=base, exponent=exponent):
            brackets = 0 if isinstance(base, Number | Symbol | Constant) else _BRACKETS
            return _tree(base) + brackets + _SMALL * _tree(exponent)
        case Function(name=name, arguments=arguments):
            return 0.45 * len(name) + _BRACKETS + sum(_tree(a) + 0.5 for a in arguments)
        case Relation(left=left, right=right):
            return _tree(left) + _SIGN + _tree(right)
        case Piecewise(branches=branches):
            return 2.0 + max(_tree(value) + sum(_tree(c) for c in conditions) for value, conditions in branches)
