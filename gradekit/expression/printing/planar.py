"""Printed mathematics in two dimensions: one walk over the tree, for every notation that has fractions and roots.

The walk decides what a textbook decides: where brackets are needed, where two factors may stand side by side, when
`sin x` goes without brackets and when `sin²x` is written.  A `Notation` only knows how each figure is spelled.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from itertools import pairwise
from typing import Any

from gradekit.expression.printing.greek import GREEK, split_subscript
from gradekit.expression.printing.numerals import as_quotient, digits
from gradekit.expression.printing.spelling import takes_bare_argument
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

OTHERWISE = {"en": "otherwise", "vi": "trường hợp còn lại"}


class Join(Enum):
    """What stands between two factors: nothing, the space in front of a function's name, a thin space, or a dot."""

    NOTHING = 0
    FUNCTION = 1
    SPACE = 2
    DOT = 3


class Notation(ABC):
    """How each figure is spelled; arguments are pieces already written in this notation."""

    @abstractmethod
    def number(self, digits: str) -> str:
        """Digits, with the decimal mark of the language."""

    @abstractmethod
    def symbol(self, name: str) -> str:
        """A variable."""

    @abstractmethod
    def constant(self, name: str) -> str:
        """`e`, `pi` or `infinity`."""

    @abstractmethod
    def minus(self, operand: str) -> str:
        """A minus sign in front."""

    @abstractmethod
    def sum(self, first: str, rest: list[tuple[bool, str]]) -> str:
        """The first term, then pairs (is it subtracted, term)."""

    @abstractmethod
    def product(self, first: str, rest: list[tuple[Join, str]]) -> str:
        """The first factor, then pairs (what stands before it, factor)."""

    @abstractmethod
    def fraction(self, above: str, below: str) -> str:
        """A fraction with a bar."""

    @abstractmethod
    def slashed(self, left: str, right: str) -> str:
        """A fraction on one line, for exponents."""

    @abstractmethod
    def power(self, base: str, exponent: str) -> str:
        """A superscript."""

    @abstractmethod
    def root(self, body: str, degree: str) -> str:
        """A root sign; `degree` is empty for a square root."""

    @abstractmethod
    def fenced(self, kind: str, body: str) -> str:
        """The body between fences: `brackets`, `square`, `abs`, `floor` or `ceil`."""

    @abstractmethod
    def applied(self, name: str, base: str, exponent: str, argument: str, *, bare: bool) -> str:
        """A function with its argument, which is in brackets already unless `bare`; `base` of a logarithm, or empty."""

    @abstractmethod
    def listed(self, arguments: list[str]) -> str:
        """Arguments of one function, one after the other."""

    @abstractmethod
    def derivative(self, variable: str, body: str) -> str:
        """A derivative still to be taken, d/dx[body]."""

    @abstractmethod
    def factorial(self, operand: str) -> str:
        """The operand with an exclamation mark."""

    @abstractmethod
    def relation(self, operator: str, left: str, right: str) -> str:
        """Two sides and a sign."""

    @abstractmethod
    def branches(self, rows: list[tuple[str, list[str]]], otherwise: str) -> str:
        """Cases: pairs (value, conditions); no condition means otherwise."""


class _Edge(Enum):
    """What a factor looks like at its left or right end."""

    NUMBER = 0
    LETTER = 1
    WORD = 2
    SUM_IN_BRACKETS = 3
    BRACKETS = 4
    FRACTION = 5
    FUNCTION = 6
    RADICAL = 7
    FENCE = 8
    POWER = 9
    POSTFIX = 10


DERIVATIVE = "diff"
"""The name of a derivative still to be taken, in the lines of a worked solution."""

_FENCES = {"abs", "floor", "ceil"}
_RADICALS = {"sqrt", "cbrt", "root"}


_PLAIN_EDGES = {Constant: _Edge.LETTER, Quotient: _Edge.FRACTION, Sum: _Edge.SUM_IN_BRACKETS}


def _left_edge(node: Node) -> _Edge:
    edge = _PLAIN_EDGES.get(type(node))
    if edge is not None:
        return edge
    match node:
        case Number():
            return _Edge.FRACTION if as_quotient(node) else _Edge.NUMBER
        case Symbol(name=name):
            letter, _ = split_subscript(name)
            return _Edge.LETTER if len(letter) == 1 or letter in GREEK else _Edge.WORD
        case Function(name=name):
            if name == "factorial":
                return _Edge.NUMBER if isinstance(node.arguments[0], Number) else _Edge.LETTER
            if name in _FENCES:
                return _Edge.FENCE
            if name == DERIVATIVE:
                return _Edge.FRACTION
            return _Edge.RADICAL if name in _RADICALS else _Edge.FUNCTION
        case Power(base=Function(name=name), exponent=exponent) if _as_function_power(name, exponent):
            return _Edge.FUNCTION
        case Power(base=base):
            edge = _left_edge(base)
            return _Edge.SUM_IN_BRACKETS if edge in (_Edge.FRACTION, _Edge.RADICAL, _Edge.FUNCTION) else edge
        case _:
            return _Edge.BRACKETS


def _right_edge(node: Node) -> _Edge:
    match node:
        case Power(base=Function(name=name), exponent=exponent) if _as_function_power(name, exponent):
            return _Edge.FUNCTION
        case Power():
            return _Edge.POWER
        case Function(name="factorial"):
            return _Edge.POSTFIX
        case Function(name=name) if name == DERIVATIVE:
            return _Edge.FENCE
        case _:
            return _left_edge(node)


def _join(left: Node, right: Node) -> Join:
    """What a textbook puts between these two factors."""
    before, after = _right_edge(left), _left_edge(right)
    if after in (_Edge.NUMBER, _Edge.FRACTION, _Edge.BRACKETS) or before in (_Edge.FENCE, _Edge.POSTFIX):
        return Join.DOT
    if before is _Edge.FUNCTION:
        return Join.FUNCTION if after is _Edge.FUNCTION else Join.DOT
    if after is _Edge.FUNCTION:
        return Join.FUNCTION
    if _Edge.WORD in (before, after) or before is _Edge.RADICAL:
        return Join.SPACE
    return Join.NOTHING


def _as_function_power(name: str, exponent: Node) -> bool:
    """Whether (f x)ⁿ is written fⁿ x: only for a whole n ≥ 2, since f⁻¹ is the inverse."""
    return (
        takes_bare_argument(name)
        and isinstance(exponent, Number)
        and exponent.decimals is None
        and exponent.exponent is None
        and exponent.value >= 2
        and exponent.value.denominator == 1
    )


def _is_plain(node: Node) -> bool:
    """One letter, one constant or one plain number: what may follow a function's name without brackets."""
    if isinstance(node, Number):
        return node.exponent is None and as_quotient(node) is None
    return isinstance(node, Symbol | Constant)


def _stands_without_brackets(argument: Node) -> bool:
    """Whether a function's name may stand right before it: `ln x`, `ln |x + 1|`."""
    return _is_plain(argument) or (isinstance(argument, Function) and argument.name == "abs")


def _needs_brackets_as_base(node: Node) -> bool:
    match node:
        case Number():
            return node.exponent is not None or as_quotient(node) is not None
        case Symbol() | Constant():
            return False
        case Function(name=name):
            return name not in _FENCES
        case _:
            return True


_LOOSE = frozenset((Sum, Negative, Relation))
_WEAK = frozenset((Sum, Negative, Product, Relation, Piecewise))


class Walk:
    """Writes trees in one notation and one language."""

    def __init__(self, notation: Notation, locale: str = "en") -> None:
        self.notation = notation
        self.locale = locale

    def write(self, node: Node) -> str:
        """The node without brackets around it."""
        return _WRITE[type(node)](self, node)

    def _symbol(self, node: Symbol) -> str:
        return self.notation.symbol(node.name)

    def _constant(self, node: Constant) -> str:
        return self.notation.constant(node.name)

    def _negative(self, node: Negative) -> str:
        return self.notation.minus(self._term(node.operand))

    def _sum(self, node: Sum) -> str:
        rest = []
        for term in node.terms[1:]:
            if isinstance(term, Negative):
                rest.append((True, self._term(term.operand)))
            else:
                rest.append((False, self._term(term)))
        first = node.terms[0]
        return self.notation.sum(self.write(first) if isinstance(first, Negative) else self._term(first), rest)

    def _product(self, node: Product) -> str:
        factors = node.factors
        return self.notation.product(
            self._factor(factors[0]), [(_join(a, b), self._factor(b)) for a, b in pairwise(factors)]
        )

    def _quotient(self, node: Quotient) -> str:
        return self.notation.fraction(self.write(node.numerator), self.write(node.denominator))

    def _relation(self, node: Relation) -> str:
        return self.notation.relation(node.operator, self.write(node.left), self.write(node.right))

    def _piecewise(self, node: Piecewise) -> str:
        rows = [(self.write(value), [self.write(c) for c in conditions]) for value, conditions in node.branches]
        return self.notation.branches(rows, OTHERWISE.get(self.locale, OTHERWISE["en"]))

    def _in_brackets(self, node: Node) -> str:
        return self.notation.fenced("brackets", self.write(node))

    def _number(self, node: Number) -> str:
        out = self.notation
        if node.exponent is None and not node.decimals and node.value.denominator == 1:
            return out.number(str(node.value.numerator))
        quotient = as_quotient(node)
        if quotient is not None:
            return self.write(quotient)
        mantissa, power = digits(node, self.locale)
        if power is None:
            return out.number(mantissa)
        exponent = out.number(str(abs(power)))
        ten = out.power(out.number("10"), out.minus(exponent) if power < 0 else exponent)
        return out.product(out.number(mantissa), [(Join.DOT, ten)])

    def _term(self, node: Node) -> str:
        return self._in_brackets(node) if type(node) in _LOOSE else self.write(node)

    def _factor(self, node: Node) -> str:
        return self._in_brackets(node) if type(node) in _WEAK else self.write(node)

    def _power(self, node: Power) -> str:
        out, base, exponent = self.notation, node.base, node.exponent
        match exponent:
            case Quotient(numerator=a, denominator=b) if _is_plain(a) and _is_plain(b):
                raised = out.slashed(self.write(a), self.write(b))
            case Negative(operand=Quotient(numerator=a, denominator=b)) if _is_plain(a) and _is_plain(b):
                raised = out.minus(out.slashed(self.write(a), self.write(b)))
            case _:
                raised = self.write(exponent)
        if isinstance(base, Function) and _as_function_power(base.name, exponent):
            return self._function(base.name, base.arguments, raised)
        return out.power(self._in_brackets(base) if _needs_brackets_as_base(base) else self.write(base), raised)

    def _function(self, name: str, arguments: tuple[Node, ...], exponent: str) -> str:
        out = self.notation
        first = arguments[0]
        match name:
            case "sqrt":
                return out.root(self.write(first), "")
            case "cbrt":
                return out.root(self.write(first), out.number("3"))
            case "root":
                return out.root(self.write(first), self.write(arguments[1]))
            case "abs" | "floor" | "ceil":
                return out.fenced(name, self.write(first))
            case "diff":
                return out.derivative(self.write(arguments[1]), self.write(first))
            case "factorial":
                simple = _is_plain(first) and not isinstance(first, Constant)
                return out.factorial(self.write(first) if simple else self._in_brackets(first))
            case "log":
                bare = _stands_without_brackets(first)
                argument = self.write(first) if bare else self._in_brackets(first)
                return out.applied("log", self.write(arguments[1]), "", argument, bare=bare)
        if takes_bare_argument(name) and _stands_without_brackets(first):
            return out.applied(name, "", exponent, self.write(first), bare=True)
        listed = self.write(first) if len(arguments) == 1 else out.listed([self.write(a) for a in arguments])
        return out.applied(name, "", exponent, out.fenced("brackets", listed), bare=False)


_WRITE: dict[type, Callable[[Walk, Any], str]] = {
    Number: Walk._number,
    Symbol: Walk._symbol,
    Constant: Walk._constant,
    Negative: Walk._negative,
    Sum: Walk._sum,
    Product: Walk._product,
    Quotient: Walk._quotient,
    Power: Walk._power,
    Function: lambda walk, node: walk._function(node.name, node.arguments, ""),
    Relation: Walk._relation,
    Piecewise: Walk._piecewise,
}
