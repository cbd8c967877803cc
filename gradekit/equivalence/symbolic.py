"""sympy as a last helper: the one module that imports it.  It may prove; it is never asked to refute.

Our trees are turned into sympy objects directly, never through text.  Where our real functions and sympy's principal
values could part (an odd root of something not known to be positive, piecewise), no proof is tried.  Where every
subterm has a real value both mean the same, so an identity of principal values is an identity of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy

from gradekit.expression.tree import (
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
    walk,
)

MOST_NODES = 80
LARGEST_EXPONENT = 24
MOST_DIGITS = 30


class NotAdmitted(Exception):
    """Too large, or outside what sympy means as we do."""


def proves_equal(reference: Node, answer: Node, positive: frozenset[str], integers: frozenset[str]) -> bool:
    """Whether sympy simplifies the difference to 0.  False says nothing.

    `positive`, `integers`: variables that are positive, or whole numbers, on the whole domain.
    """
    try:
        symbols = _Symbols(positive, integers)
        left, right = (symbols.build(_admitted(tree)) for tree in (reference, answer))
    except NotAdmitted:
        return False
    for attempt in _ATTEMPTS:
        try:
            if attempt(left - right) == 0:
                return True
        except (TypeError, ValueError, ArithmeticError, AttributeError, NotImplementedError, RecursionError, KeyError):
            continue
    return False


def _by_radicals(difference: Any) -> Any:
    return sympy.radsimp(sympy.sqrtdenest(difference))


_ATTEMPTS: tuple[Callable[[Any], Any], ...] = (
    sympy.trigsimp,
    sympy.simplify,
    lambda d: sympy.simplify(d.rewrite(sympy.exp)),
    lambda d: sympy.simplify(sympy.expand_log(d, force=False)),
    _by_radicals,
)


def _admitted(tree: Node) -> Node:
    """The tree, if it is small enough.  Raises NotAdmitted."""
    nodes = list(walk(tree))
    if len(nodes) > MOST_NODES:
        raise NotAdmitted
    for node in nodes:
        if isinstance(node, Number) and len(str(node.value)) > MOST_DIGITS:
            raise NotAdmitted
        if isinstance(node, Power) and isinstance(node.exponent, Number) and node.exponent.value > LARGEST_EXPONENT:
            raise NotAdmitted
        if isinstance(node, Function) and node.name == "factorial" and isinstance(node.arguments[0], Number):
            raise NotAdmitted
    return tree


_SAME_NAME = {
    "sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan", "sinh", "cosh", "tanh", "sech", "csch", "coth",
    "asinh", "acosh", "atanh", "exp", "floor", "sign", "factorial",
}  # fmt: skip
_INVERSE = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}


class _Symbols:
    """Trees to sympy objects, with real variables."""

    def __init__(self, positive: frozenset[str], integers: frozenset[str]) -> None:
        self.positive, self.integers = positive, integers

    def symbol(self, name: str) -> Any:
        """The sympy symbol of a variable, with what is known of it."""
        known: dict[str, bool] = {"integer": True} if name in self.integers else {"real": True}
        if name in self.positive:
            known["positive"] = True
        return sympy.Symbol(name, **known)

    def build(self, tree: Node) -> Any:
        """The sympy object.  Raises NotAdmitted."""
        match tree:
            case Number(value=value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name="pi"):
                return sympy.pi
            case Constant(name="e"):
                return sympy.E
            case Symbol(name=name):
                return self.symbol(name)
            case Negative(operand=operand):
                return -self.build(operand)
            case Sum(terms=terms):
                return sympy.Add(*(self.build(t) for t in terms))
            case Product(factors=factors):
                return sympy.Mul(*(self.build(f) for f in factors))
            case Quotient(numerator=above, denominator=below):
                return self.build(above) / self.build(below)
            case Power(base=base, exponent=exponent):
                return self._power(self.build(base), self.build(exponent))
            case Function(name=name, arguments=arguments):
                return self._function(name, [self.build(a) for a in arguments])
        raise NotAdmitted

    def _power(self, base: Any, exponent: Any) -> Any:
        if exponent.is_Rational and exponent.q % 2 and exponent.q != 1 and not base.is_nonnegative:
            raise NotAdmitted
        return base**exponent

    def _function(self, name: str, arguments: list[Any]) -> Any:
        x = arguments[0]
        if name in _SAME_NAME:
            return getattr(sympy, name)(x)
        if name in _INVERSE:
            return getattr(sympy, _INVERSE[name])(1 / x)
        half = sympy.Rational(1, 2)
        table: dict[str, Callable[[], Any]] = {
            "ln": lambda: sympy.log(x),
            "log": lambda: sympy.log(x) / sympy.log(arguments[1]),
            "sqrt": lambda: x**half,
            "cbrt": lambda: self._power(x, sympy.Rational(1, 3)),
            "root": lambda: self._power(x, 1 / arguments[1]),
            "abs": lambda: sympy.Abs(x),
            "ceil": lambda: sympy.ceiling(x),
            "min": lambda: sympy.Min(*arguments),
            "max": lambda: sympy.Max(*arguments),
            "relu": lambda: sympy.Max(x, 0),
            "sigmoid": lambda: 1 / (1 + sympy.exp(-x)),
        }
        if name not in table:
            raise NotAdmitted
        return table[name]()
