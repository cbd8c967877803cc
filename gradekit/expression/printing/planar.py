"""Printed mathematics in two dimensions: one walk over the tree, for every notation that has fractions and roots.

The walk decides what a textbook decides: where brackets are needed, where two factors may stand side by side, when
`sin x` goes without brackets and when `sin²x` is written.  A `Notation` only knows how each figure is spelled.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
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


(
    _NUMBER, _LETTER, _WORD, _SUM_IN_BRACKETS, _BRACKETS, _FRACTION, _FUNCTION, _RADICAL, _FENCE, _POWER, _POSTFIX,
) = _EDGES = range(11)  # fmt: skip
"""What a factor looks like at its left or right end."""


DERIVATIVE = "diff"
"""The name of a derivative still to be taken, in the lines of a worked solution."""

_FENCES = {"abs", "floor", "ceil"}
_RADICALS = {"sqrt", "cbrt", "root"}
_WRITTEN_APART = frozenset((*_FENCES, *_RADICALS, DERIVATIVE, "factorial", "log"))
"""Functions that are not written as a name and an argument alone."""


_PLAIN_EDGES = {Constant: _LETTER, Quotient: _FRACTION, Sum: _SUM_IN_BRACKETS}
_BASE_EDGES = dict.fromkeys((_FRACTION, _RADICAL, _FUNCTION), _SUM_IN_BRACKETS)
"""What a power begins with, where that is not the edge of its base: the base stands in brackets."""


def _left_edge(node: Any) -> int:
    kind = type(node)
    if kind is Number:
        return _FRACTION if node.value.denominator != 1 and as_quotient(node) else _NUMBER
    if kind is Symbol:
        return _letter_or_word(node.name)
    if kind is Power:
        base = node.base
        if type(base) is Function and _as_function_power(base.name, node.exponent):
            return _FUNCTION
        edge = _left_edge(base)
        return _BASE_EDGES.get(edge, edge)
    if kind is Function:
        return _function_edge(node)
    return _PLAIN_EDGES.get(kind, _BRACKETS)


@lru_cache(maxsize=1_000)
def _letter_or_word(name: str) -> int:
    letter, _ = split_subscript(name)
    return _LETTER if len(letter) == 1 or letter in GREEK else _WORD


def _function_edge(node: Function) -> int:
    name = node.name
    if name == "factorial":
        return _NUMBER if isinstance(node.arguments[0], Number) else _LETTER
    if name in _FENCES:
        return _FENCE
    if name == DERIVATIVE:
        return _FRACTION
    return _RADICAL if name in _RADICALS else _FUNCTION


def _right_edge(node: Any) -> int:
    kind = type(node)
    if kind is Power:
        base = node.base
        named = type(base) is Function and _as_function_power(base.name, node.exponent)
        return _FUNCTION if named else _POWER
    if kind is Function:
        if node.name == "factorial":
            return _POSTFIX
        if node.name == DERIVATIVE:
            return _FENCE
    return _left_edge(node)


def _join(left: Node, right: Node) -> Join:
    """What a textbook puts between these two factors; a 0 in front, seen in a worked solution only, keeps its dot."""
    if type(left) is Number and not left.value:
        return Join.DOT
    return _JOINS[_right_edge(left)][_left_edge(right)]


def _between(before: int, after: int) -> Join:
    if after in (_NUMBER, _FRACTION, _BRACKETS) or before in (_FENCE, _POSTFIX):
        return Join.DOT
    if before == _FUNCTION:
        return Join.FUNCTION if after == _FUNCTION else Join.DOT
    if after == _FUNCTION:
        return Join.FUNCTION
    if _WORD in (before, after) or before == _RADICAL:
        return Join.SPACE
    return Join.NOTHING


_JOINS = [[_between(before, after) for after in _EDGES] for before in _EDGES]


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
    return type(node) in _NAMES


def _stands_without_brackets(argument: Node) -> bool:
    """Whether a function's name may stand right before it: `ln x`, `ln |x + 1|`."""
    return _is_plain(argument) or (isinstance(argument, Function) and argument.name == "abs")


def _needs_brackets_as_base(node: Node) -> bool:
    if type(node) in _NAMES:
        return False
    if isinstance(node, Number):
        return node.exponent is not None or as_quotient(node) is not None
    return not (isinstance(node, Function) and node.name in _FENCES)


_NAMES = frozenset((Symbol, Constant))
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
        first, *others = node.terms
        rest = [
            (True, self._term(term.operand)) if type(term) is Negative else (False, self._term(term)) for term in others
        ]
        return self.notation.sum(self.write(first) if type(first) is Negative else self._term(first), rest)

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
        if node.exponent is None and not node.decimals:
            whole = str(node.value)
            if "/" not in whole:
                return out.number(whole)
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
        kind = type(node)
        return self._in_brackets(node) if kind in _LOOSE else _WRITE[kind](self, node)

    def _factor(self, node: Node) -> str:
        kind = type(node)
        return self._in_brackets(node) if kind in _WEAK else _WRITE[kind](self, node)

    def _power(self, node: Power) -> str:
        out, base, exponent = self.notation, node.base, node.exponent
        if type(exponent) is Number:
            raised = self._number(exponent)
        else:
            raised = self._exponent(exponent)
        if isinstance(base, Function) and _as_function_power(base.name, exponent):
            return self._function(base.name, base.arguments, raised)
        return out.power(self._in_brackets(base) if _needs_brackets_as_base(base) else self.write(base), raised)

    def _exponent(self, exponent: Node) -> str:
        """A simple fraction on one line, all else as it is."""
        match exponent:
            case Quotient(numerator=a, denominator=b) if _is_plain(a) and _is_plain(b):
                return self.notation.slashed(self.write(a), self.write(b))
            case Negative(operand=Quotient(numerator=a, denominator=b)) if _is_plain(a) and _is_plain(b):
                return self.notation.minus(self.notation.slashed(self.write(a), self.write(b)))
        return self.write(exponent)

    def _function(self, name: str, arguments: tuple[Node, ...], exponent: str) -> str:
        out = self.notation
        first = arguments[0]
        if name not in _WRITTEN_APART:
            if takes_bare_argument(name) and _stands_without_brackets(first):
                return out.applied(name, "", exponent, self.write(first), bare=True)
            listed = self.write(first) if len(arguments) == 1 else out.listed([self.write(a) for a in arguments])
            return out.applied(name, "", exponent, out.fenced("brackets", listed), bare=False)
        match name:
            case "sqrt":
                return out.root(self.write(first), "")
            case "cbrt":
                return out.root(self.write(first), out.number("3"))
            case "root":
                return out.root(self.write(first), self.write(arguments[1]))
            case "diff":
                return out.derivative(self.write(arguments[1]), self.write(first))
            case "factorial":
                simple = _is_plain(first) and not isinstance(first, Constant)
                return out.factorial(self.write(first) if simple else self._in_brackets(first))
            case "log":
                bare = _stands_without_brackets(first)
                argument = self.write(first) if bare else self._in_brackets(first)
                return out.applied("log", self.write(arguments[1]), "", argument, bare=bare)
        return out.fenced(name, self.write(first))


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
