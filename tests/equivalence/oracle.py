"""A second road to every value: the tree evaluated with mpmath alone, by the rules of docs/grading.md.

Rational values stay exact, all others are worked out with so many digits.  Where a value comes so close to the edge of
a domain, or grows so large, that its digits could be worth nothing, the oracle says that it does not know.  Its work is
counted in operations and bounded by the sizes of all values, so it always ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import mpmath

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
    symbols,
)

DIGITS = 60
LADDER = (60, 240, 1_000)
"""Digits, in turn, where fewer do not tell."""
MOST_OPERATIONS = 20_000
MOST_BITS = 3_000
"""Size of a rational that is carried exactly."""
_CONTEXT = mpmath.MPContext()


class Nowhere(Exception):
    """The expression has no value at the point."""


class Unclear(Exception):
    """So many digits do not tell: `huge`, `edge`, or `work`."""


def evaluate(tree: Node, point: Mapping[str, Fraction], digits: int = DIGITS) -> Any | None:
    """The value, an mpmath number worked out with so many digits, or None where there is none.  Raises Unclear."""
    _CONTEXT.dps = digits
    try:
        value = _Run(point, digits).value(tree)
    except Nowhere:
        return None
    return _float(value)


def settled(tree: Node, point: Mapping[str, Fraction], digits: int = DIGITS) -> Any | None:
    """The same with more digits where so few do not tell.  Raises Unclear where none do."""
    for more in LADDER:
        if more < digits:
            continue
        try:
            return evaluate(tree, point, more)
        except Unclear:
            if more == LADDER[-1]:
                raise
    raise Unclear("work")


def verdict(a: Node, b: Node, point: Mapping[str, Fraction]) -> str:
    """`equal`, `different`, `only-first`, `only-second` or `neither`, at one point.  Raises Unclear."""
    reason = "edge"
    for digits in LADDER:
        try:
            left, right = evaluate(a, point, digits), evaluate(b, point, digits)
        except Unclear as fact:
            reason = str(fact)
            continue
        if left is None or right is None:
            return {(True, True): "neither", (True, False): "only-second"}.get(
                (left is None, right is None), "only-first"
            )
        gap, size = abs(left - right), max(abs(left), abs(right))
        if gap > _CONTEXT.mpf(10) ** (-digits // 5) * max(1, size):
            return "different"
        if gap <= _CONTEXT.mpf(10) ** (-digits * 2 // 5) * size or digits == LADDER[-1]:
            return "equal"
    raise Unclear(reason)


def inside(value: Any, low: str, high: str, digits: int) -> bool:
    """Whether a value worked out with so many digits lies between two decimals, but for its last digits."""
    _CONTEXT.dps = digits
    slack = _CONTEXT.mpf(10) ** (-digits * 2 // 5) * max(1, abs(value))
    return bool(_CONTEXT.mpf(low) - slack <= value <= _CONTEXT.mpf(high) + slack)


def rational(tree: Node) -> Fraction | None:
    """The exact value of a rational constant without functions."""
    if symbols(tree):
        return None
    try:
        value = _Run({}, 15).value(tree)
    except (Nowhere, Unclear):
        return None
    return value if isinstance(value, Fraction) else None


def _float(value: Any) -> Any:
    return _CONTEXT.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


_EXACT = {
    ("exp", 0): 1, ("ln", 1): 0, ("sin", 0): 0, ("cos", 0): 1, ("tan", 0): 0, ("asin", 0): 0, ("atan", 0): 0,
    ("acos", 1): 0, ("sinh", 0): 0, ("cosh", 0): 1, ("tanh", 0): 0, ("asinh", 0): 0, ("acosh", 1): 0, ("atanh", 0): 0,
    ("sqrt", 0): 0, ("sqrt", 1): 1, ("cbrt", 0): 0, ("cbrt", 1): 1, ("cbrt", -1): -1,
}  # fmt: skip
_RECIPROCAL = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}
_INVERSE = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}
_LIMITS: dict[str, tuple[int | None, int | None]] = {
    "asin": (-1, 1), "acos": (-1, 1), "sqrt": (0, None), "acosh": (1, None),
}  # fmt: skip


class _Run:
    """One evaluation: the point, the digits, and the operations left."""

    def __init__(self, point: Mapping[str, Fraction], digits: int) -> None:
        self.point = point
        self.left = MOST_OPERATIONS
        self.large = _CONTEXT.mpf(10) ** (digits // 5)
        self.small = 1 / self.large

    def value(self, tree: Node) -> Any:
        """An exact Fraction, or an mpmath number of bounded size."""
        self.left -= 1
        if self.left < 0:
            raise Unclear("work")
        value = self._raw(tree)
        if isinstance(value, Fraction):
            return value if _bits(value) <= MOST_BITS else self._bounded(_float(value))
        return self._bounded(value)

    def _bounded(self, value: Any) -> Any:
        if not _CONTEXT.isfinite(value) or abs(value) > self.large:
            raise Unclear("huge")
        return value

    def sign(self, value: Any) -> int:
        """The sign of a value, where its digits are worth something."""
        if isinstance(value, Fraction):
            return (value > 0) - (value < 0)
        if abs(value) < self.small:
            raise Unclear("edge")
        return 1 if value > 0 else -1

    def compared(self, left: Any, right: Any) -> int:
        """The sign of a difference."""
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return self.sign(left - right)
        return self.sign(_float(left) - _float(right))

    def _raw(self, tree: Node) -> Any:
        match tree:
            case Number(value=value):
                return value
            case Constant(name="pi"):
                return +_CONTEXT.pi
            case Constant(name="e"):
                return +_CONTEXT.e
            case Symbol(name=name):
                return self.point[name]
            case Negative(operand=operand):
                return -self.value(operand)
            case Sum(terms=terms):
                values = [self.value(t) for t in terms]
                exact = all(isinstance(v, Fraction) for v in values)
                return sum(values, Fraction(0)) if exact else _CONTEXT.fsum(_float(v) for v in values)
            case Product(factors=factors):
                values = [self.value(f) for f in factors]
                if any(isinstance(v, Fraction) and v == 0 for v in values):
                    return Fraction(0)
                total = values[0]
                for value in values[1:]:
                    total = self.times(total, value)
                return total
            case Quotient(numerator=above, denominator=below):
                top, bottom = self.value(above), self.value(below)
                if self.sign(bottom) == 0:
                    raise Nowhere
                if isinstance(top, Fraction) and isinstance(bottom, Fraction):
                    return top / bottom
                return Fraction(0) if isinstance(top, Fraction) and top == 0 else _float(top) / _float(bottom)
            case Power(base=base, exponent=exponent):
                return self._power(base, exponent)
            case Function(name=name, arguments=arguments):
                return self._function(name, [self.value(a) for a in arguments], arguments)
            case Piecewise(branches=branches):
                for branch, conditions in branches:
                    if all(self._holds(c) for c in conditions):
                        return self.value(branch)
        raise Nowhere

    def times(self, left: Any, right: Any) -> Any:
        """The product, exact where both are."""
        exact = isinstance(left, Fraction) and isinstance(right, Fraction)
        return left * right if exact else _float(left) * _float(right)

    def _power(self, ground: Node, exponent: Node) -> Any:
        base = self.value(ground)
        if ground == Constant("e"):
            return self._function("exp", [self.value(exponent)], (exponent,))
        constant = rational(exponent)
        power: Any = self.value(exponent) if constant is None else constant
        if constant is None and isinstance(power, Fraction) and not symbols(exponent):
            constant = power
        if isinstance(base, Fraction) and base == 0:
            if self.sign(power) <= 0:
                raise Nowhere
            return Fraction(0)
        negative = self.sign(base) < 0
        if constant is None:
            if negative:
                raise Nowhere
        elif constant.denominator == 1 and isinstance(base, Fraction) and _bits(base) * abs(constant) <= MOST_BITS:
            return base ** int(constant)
        elif negative and constant.denominator % 2 == 0:
            raise Nowhere
        size = abs(_float(base))
        if abs(_float(power) * _CONTEXT.log(size)) > 2.4 * self.digits():
            raise Unclear("huge")
        found = size ** _float(power)
        return -found if negative and constant is not None and constant.numerator % 2 else found

    def digits(self) -> int:
        """The digits of this evaluation."""
        return int(_CONTEXT.dps)

    def _function(self, name: str, values: list[Any], arguments: tuple[Node, ...]) -> Any:
        m, x = _CONTEXT, values[0]
        if isinstance(x, Fraction) and x.denominator == 1 and (name, int(x)) in _EXACT:
            return Fraction(_EXACT[name, int(x)])
        if name in ("exp", "sinh", "cosh") and abs(_float(x)) > 2.4 * self.digits():
            raise Unclear("huge")
        if name in _RECIPROCAL:
            below = self.value(Function(_RECIPROCAL[name], arguments))
            if self.sign(below) == 0:
                raise Nowhere
            return 1 / below
        if name in _INVERSE:
            if self.sign(x) == 0:
                raise Nowhere
            return self._function(_INVERSE[name], [1 / x], arguments)
        low, high = _LIMITS.get(name, (None, None))
        if low is not None and self.compared(x, Fraction(low)) < 0:
            raise Nowhere
        if high is not None and self.compared(x, Fraction(high)) > 0:
            raise Nowhere
        if (name == "ln" and self.sign(x) <= 0) or (name == "atanh" and self.compared(abs(x), Fraction(1)) >= 0):
            raise Nowhere
        match name:
            case "log":
                if self.sign(x) <= 0 or self.sign(values[1]) <= 0 or self.compared(values[1], Fraction(1)) == 0:
                    raise Nowhere
                return m.log(_float(x)) / m.log(_float(values[1]))
            case "cbrt" | "root":
                index = Fraction(3) if name == "cbrt" else values[1]
                if not isinstance(index, Fraction) or index.denominator != 1 or index < 2:
                    raise Nowhere
                negative = self.sign(x) < 0
                if negative and index % 2 == 0:
                    raise Nowhere
                found = m.root(abs(_float(x)), int(index))
                return -found if negative else found
            case "factorial":
                if not isinstance(x, Fraction):
                    raise Unclear("edge")
                if x < 0 or x.denominator != 1:
                    raise Nowhere
                return m.factorial(int(x)) if x < 500 else self._bounded(m.inf)
            case "floor" | "ceil":
                return self._rounded(name, x)
            case "abs":
                return abs(x)
            case "sign":
                return Fraction(self.sign(x))
            case "heaviside":
                if self.sign(x) == 0:
                    raise Nowhere
                return Fraction(max(self.sign(x), 0))
            case "relu":
                return x if self.sign(x) > 0 else Fraction(0)
            case "min" | "max":
                exact = all(isinstance(v, Fraction) for v in values)
                return (min if name == "min" else max)(values if exact else [_float(v) for v in values])
            case "sigmoid":
                return 1 / (1 + m.exp(-_float(x)))
        return getattr(m, name)(_float(x))

    def _rounded(self, name: str, x: Any) -> Any:
        if isinstance(x, Fraction):
            return Fraction(x.__floor__() if name == "floor" else x.__ceil__())
        if abs(x - _CONTEXT.nint(x)) < self.small:
            raise Unclear("edge")
        return Fraction(int(getattr(_CONTEXT, name)(x)))

    def _holds(self, relation: Relation) -> bool:
        sign = self.compared(self.value(relation.left), self.value(relation.right))
        signs = {"<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0, "=": sign == 0, "!=": sign != 0}
        return signs[relation.operator]
