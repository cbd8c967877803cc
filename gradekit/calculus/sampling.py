"""Values of many related trees at a few fixed points, fast: for looking trees up, never for a verdict.

Floating point; what is found here is confirmed in ball arithmetic before anyone is told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from gradekit.expression.tidy_number import rational
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
    children,
    walk,
)

Values: TypeAlias = tuple[float | None, ...]
"""One value a point, None where there is none (or none that floating point can hold)."""

CANDIDATES = (
    *(0.731302857194311, 1.37190461852073, 0.271124098365217, 2.21770935461283, 0.115306182947361),
    *(3.39172640518297, 0.444108362957183, 5.17334926017853, 11.3770291846352, 27.3118204957163),
    *(0.913726180495327, 1.08413950728461, 0.0517038264951837, 101.230957146283),
    *(-0.637341907285613, -1.41392857301649, -0.193108475620937, -0.937120648395171),
)
"""Positive ones first: a wrong derivative may have no value on the other side, as 2sqrt(2x - 5) has none."""

_PARAMETERS = (1.618137402956, 2.725310948623, 0.883702519648, 3.197340861527, 1.234719683052, 2.239105748261)
"""No short decimals: their multiples would lie just between two rounded values."""

BOTH_SIDES = tuple(sorted(CANDIDATES, key=lambda point: point != -0.637341907285613))
"""The same, one of the negative ones first: for functions that are put together from pieces."""

LARGEST = 1e12
WANTED_POINTS = 4
LARGEST_ALLOWANCE = 100_000


class OverBudgetError(Exception):
    """A tree has more nodes to evaluate than the allowance."""


class Sampler:
    """Evaluates trees at points where all of `trees` have values; their subtrees are evaluated once and kept.

    `allowance`: nodes that may still be evaluated; below 0 OverBudgetError is raised.  `exact_points`: the points as
    exact rationals.  `candidates`, `wanted`: the points to choose from, and how many of them at most.
    """

    def __init__(
        self,
        trees: Iterable[Node],
        variable: str,
        candidates: Sequence[float] = CANDIDATES,
        wanted: int = WANTED_POINTS,
    ) -> None:
        trees = list(trees)
        self.allowance = LARGEST_ALLOWANCE
        names = dict.fromkeys(n.name for tree in trees for n in walk(tree) if isinstance(n, Symbol))
        others = [name for name in names if name != variable]
        self._kept: dict[int, tuple[Node, Values]] = {}
        self._at: dict[str, list[float]] = {
            variable: list(candidates),
            **{n: [_PARAMETERS[i % len(_PARAMETERS)] + i] * len(candidates) for i, n in enumerate(others)},
        }
        self.count = len(candidates)
        found = [self.values(tree) for tree in trees]
        usable = [i for i in range(self.count) if all(_is_usable(v[i]) for v in found)]
        good = sorted(usable, key=lambda i: sum(_is_extreme(v[i]) for v in found))[:wanted]
        self._at = {name: [values[i] for i in good] for name, values in self._at.items()}
        self.count = len(good)
        self.exact_points = [
            {name: Fraction(str(values[i])) for name, values in self._at.items()} for i in range(self.count)
        ]
        for tree in trees:
            self.keep(tree)

    def keep(self, tree: Node) -> Values:
        """The values of a tree that will be met again as a part of others; the tree is held."""
        for part in children(tree):
            self.keep(part)
        values = self.values(tree)
        self._kept[id(tree)] = (tree, values)
        return values

    def subtrees(self, tree: Node) -> list[tuple[Node, Values]]:
        """Every subtree with its values, the smallest first, each evaluated once and forgotten afterwards."""
        found: list[tuple[Node, Values]] = []
        added = []
        try:
            for node in reversed(list(walk(tree))):
                values = self.values(node)
                found.append((node, values))
                if id(node) not in self._kept:
                    self._kept[id(node)] = (node, values)
                    added.append(id(node))
        finally:
            for kept in added:
                del self._kept[kept]
        return found

    def values(self, node: Node) -> Values:
        """The values of a tree at the points."""
        known = self._kept.get(id(node))
        if known is not None:
            return known[1]
        self.allowance -= 1
        if self.allowance < 0:
            raise OverBudgetError
        match node:
            case Number(value=value):
                return (_float(value.numerator, value.denominator),) * self.count
            case Symbol(name=name):
                at = self._at.get(name)
                return tuple(at) if at is not None else (None,) * self.count
            case Constant(name=name):
                return (_CONSTANTS.get(name),) * self.count
            case Negative(operand=operand):
                return tuple([None if v is None else -v for v in self.values(operand)])
            case Sum(terms=terms):
                return self._fold(terms, _add)
            case Product(factors=factors):
                return self._fold(factors, _multiply)
            case Quotient(numerator=above, denominator=below):
                return self._fold((above, below), _divide)
            case Power(base=base, exponent=exponent):
                return self._power(base, exponent)
            case Function(name=name, arguments=arguments):
                return self._function(name, arguments)
            case Piecewise():
                return self._piecewise(node)
            case _:
                return (None,) * self.count

    def _fold(self, parts: tuple[Node, ...], operation: Callable[[float, float], float | None]) -> Values:
        result = self.values(parts[0])
        for part in parts[1:]:
            result = tuple(
                [
                    None if a is None or b is None else operation(a, b)
                    for a, b in zip(result, self.values(part), strict=True)
                ]
            )
        return result

    def _power(self, base: Node, exponent: Node) -> Values:
        fixed = rational(exponent)
        if fixed is not None and fixed.denominator % 2:
            top, bottom = fixed.numerator, fixed.denominator
            return tuple([None if v is None else _real_power(v, top, bottom) for v in self.values(base)])
        pairs = zip(self.values(base), self.values(exponent), strict=True)
        return tuple([None if a is None or b is None else _positive_power(a, b) for a, b in pairs])

    def _function(self, name: str, arguments: tuple[Node, ...]) -> Values:
        columns = list(zip(*[self.values(a) for a in arguments], strict=True))
        operation = _FUNCTIONS.get(name)
        if operation is None:
            return (None,) * self.count
        result: list[float | None] = []
        for column in columns:
            known = [v for v in column if v is not None]
            try:
                result.append(operation(*known) if len(known) == len(column) else None)
            except (ValueError, OverflowError, ZeroDivisionError):
                result.append(None)
        return tuple(result)

    def _piecewise(self, node: Piecewise) -> Values:
        result: list[float | None] = [None] * self.count
        open_places = set(range(self.count))
        for value, conditions in node.branches:
            found = self.values(value)
            for i in sorted(open_places):
                if all(self._holds(c, i) for c in conditions):
                    result[i] = found[i]
                    open_places.discard(i)
        return tuple(result)

    def _holds(self, relation: Relation, place: int) -> bool:
        left, right = self.values(relation.left)[place], self.values(relation.right)[place]
        return left is not None and right is not None and _RELATIONS[relation.operator](left, right)


def _is_usable(value: float | None) -> bool:
    return value is not None and abs(value) < LARGEST


def _is_extreme(value: float | None) -> bool:
    """Whether digits would be lost beside values of ordinary size."""
    return value is None or not 1e-5 < abs(value) < 1e6


def _float(above: int, below: int) -> float | None:
    try:
        return above / below
    except OverflowError:
        return None


def _add(a: float, b: float) -> float | None:
    return a + b


def _multiply(a: float, b: float) -> float | None:
    return a * b


def _divide(a: float, b: float) -> float | None:
    return a / b if abs(b) > 1e-300 else None


def _real_power(base: float, top: int, bottom: int) -> float | None:
    """base^(top/bottom) for odd bottom: the real root."""
    try:
        size = math.pow(abs(base), top / bottom)
    except (OverflowError, ValueError, ZeroDivisionError):
        return None
    return -size if base < 0 and top % 2 else size


def _positive_power(base: float, exponent: float) -> float | None:
    if base <= 0:
        return None
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return None


def _reciprocal_of(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda v: 1 / function(v)


def _at_reciprocal(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda v: function(1 / v)


def _sigmoid(v: float) -> float:
    return 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))


_CONSTANTS = {"e": math.e, "pi": math.pi}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "exp": math.exp,
    "ln": math.log,
    "log": lambda v, base: math.log(v) / math.log(base),
    "sqrt": math.sqrt,
    "cbrt": lambda v: math.copysign(abs(v) ** (1 / 3), v),
    "root": lambda v, n: math.copysign(abs(v) ** (1 / n), v) if v >= 0 or n % 2 else math.sqrt(-1),
    "abs": abs,
    "sign": lambda v: (v > 0) - (v < 0),
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "sec": _reciprocal_of(math.cos),
    "csc": _reciprocal_of(math.sin),
    "cot": _reciprocal_of(math.tan),
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "asec": _at_reciprocal(math.acos),
    "acsc": _at_reciprocal(math.asin),
    "acot": _at_reciprocal(math.atan),
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "sech": _reciprocal_of(math.cosh),
    "csch": _reciprocal_of(math.sinh),
    "coth": _reciprocal_of(math.tanh),
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": math.atanh,
    "asech": _at_reciprocal(math.acosh),
    "acsch": _at_reciprocal(math.asinh),
    "acoth": _at_reciprocal(math.atanh),
    "floor": math.floor,
    "ceil": math.ceil,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "relu": lambda v: max(v, 0.0),
    "sigmoid": _sigmoid,
    "heaviside": lambda v: float(v > 0),
}
_RELATIONS: dict[str, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
