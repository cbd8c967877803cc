"""A second road to every value: the tree evaluated with mpmath alone, by the rules of docs/grading.md."""

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
)

DIGITS = 60
_CONTEXT = mpmath.MPContext()
_CONTEXT.dps = DIGITS


class Nowhere(Exception):
    """The expression has no value at the point."""


class Unreachable(Exception):
    """A value so large that mpmath would work on it for minutes."""


LARGEST = 10**7


def evaluate(tree: Node, point: Mapping[str, Fraction], digits: int = DIGITS) -> Any | None:
    """The value worked out with so many digits, or None where there is none."""
    _CONTEXT.dps = digits
    try:
        value = _value(tree, point)
    except Nowhere:
        return None
    return value if _CONTEXT.isfinite(value) else None


def differ(a: Node, b: Node, point: Mapping[str, Fraction]) -> bool:
    """Whether both have values at the point and these differ: at 60 digits, and stably at 400 and 2,000."""
    if not _apart(evaluate(a, point), evaluate(b, point)):
        return False
    left, right = evaluate(a, point, 400), evaluate(b, point, 400)
    if not _apart(left, right):
        return False
    return not _apart(left, evaluate(a, point, 2_000)) and not _apart(right, evaluate(b, point, 2_000))


def _apart(left: Any | None, right: Any | None) -> bool:
    """Whether two values, neither missing nor huge, differ by more than 35 digits allow."""
    if left is None or right is None:
        return False
    size = max(abs(left), abs(right), _CONTEXT.mpf(10) ** -20)
    if size > _CONTEXT.mpf(10) ** 60:
        return False
    return bool(abs(left - right) > size * _CONTEXT.mpf(10) ** -35)


def _value(tree: Node, point: Mapping[str, Fraction]) -> Any:
    m = _CONTEXT
    match tree:
        case Number(value=value):
            return m.mpf(value.numerator) / value.denominator
        case Constant(name="pi"):
            return +m.pi
        case Constant(name="e"):
            return +m.e
        case Symbol(name=name):
            return m.mpf(point[name].numerator) / point[name].denominator
        case Negative(operand=operand):
            return -_value(operand, point)
        case Sum(terms=terms):
            return m.fsum(_value(t, point) for t in terms)
        case Product(factors=factors):
            return m.fprod([_value(f, point) for f in factors])
        case Quotient(numerator=above, denominator=below):
            top, bottom = _value(above, point), _value(below, point)
            if bottom == 0:
                raise Nowhere
            return top / bottom
        case Power(base=base, exponent=exponent):
            return _power(_value(base, point), exponent, point)
        case Function(name=name, arguments=arguments):
            return _function(name, [_value(a, point) for a in arguments], arguments, point)
        case Piecewise(branches=branches):
            for branch, conditions in branches:
                if all(_holds(c, point) for c in conditions):
                    return _value(branch, point)
    raise Nowhere


def rational(tree: Node) -> Fraction | None:
    """The exact value of a rational constant."""
    match tree:
        case Number(value=value):
            return value
        case Function(name="abs", arguments=(inner_tree,)):
            size = rational(inner_tree)
            return None if size is None else abs(size)
        case Negative(operand=operand):
            inner = rational(operand)
            return None if inner is None else -inner
        case Quotient(numerator=above, denominator=below):
            top, bottom = rational(above), rational(below)
            return top / bottom if top is not None and bottom else None
        case Power(base=base, exponent=power):
            ground, times = rational(base), rational(power)
            if ground is None or times is None or times.denominator != 1 or abs(times) > 1_000:
                return None
            return Fraction(ground ** int(times)) if ground or times > 0 else None
        case Sum(terms=terms):
            values = [rational(t) for t in terms]
            return None if None in values else sum((v for v in values if v is not None), Fraction(0))
        case Product(factors=factors):
            result = Fraction(1)
            for factor in factors:
                part = rational(factor)
                if part is None:
                    return None
                result *= part
            return result
    return None


def _power(base: Any, exponent: Node, point: Mapping[str, Fraction]) -> Any:
    m = _CONTEXT
    value = rational(exponent)
    if value is None:
        power = _value(exponent, point)
        if abs(power) > LARGEST:
            raise Unreachable
        if base < 0 or (base == 0 and power <= 0):
            raise Nowhere
        return base**power if base else m.mpf(0)
    if base == 0:
        if value <= 0:
            raise Nowhere
        return m.mpf(0)
    if value.denominator == 1:
        return base**value.numerator
    if base < 0:
        if value.denominator % 2 == 0:
            raise Nowhere
        size = (-base) ** (m.mpf(value.numerator) / value.denominator)
        return -size if value.numerator % 2 else size
    return base ** (m.mpf(value.numerator) / value.denominator)


def _function(name: str, values: list[Any], arguments: tuple[Node, ...], point: Mapping[str, Fraction]) -> Any:
    m = _CONTEXT
    x = values[0]
    if abs(x) > (LARGEST if name in ("exp", "sinh", "cosh", "tanh", "sech", "csch", "coth") else LARGEST**10):
        raise Unreachable
    if name in ("sec", "csc", "cot", "sech", "csch", "coth"):
        below = {"sec": m.cos, "csc": m.sin, "cot": m.tan, "sech": m.cosh, "csch": m.sinh, "coth": m.tanh}[name](x)
        if below == 0:
            raise Nowhere
        return 1 / below
    if name in ("asec", "acsc", "acot", "asech", "acsch", "acoth"):
        if x == 0:
            raise Nowhere
        inverse = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}
        return _function(inverse[name], [1 / x], arguments, point)
    limits = {"asin": (-1, 1), "acos": (-1, 1), "sqrt": (0, None), "acosh": (1, None)}
    low, high = limits.get(name, (None, None))
    if (low is not None and x < low) or (high is not None and x > high):
        raise Nowhere
    if (name == "ln" and x <= 0) or (name == "atanh" and abs(x) >= 1) or (name == "heaviside" and x == 0):
        raise Nowhere
    if name == "log":
        if x <= 0 or values[1] <= 0 or values[1] == 1:
            raise Nowhere
        return m.log(x) / m.log(values[1])
    if name == "cbrt":
        return m.cbrt(x) if x >= 0 else -m.cbrt(-x)
    if name == "root":
        index = rational(arguments[1])
        if index is None or index < 2 or (x < 0 and index % 2 == 0):
            raise Nowhere
        return m.root(x, int(index)) if x >= 0 else -m.root(-x, int(index))
    if name == "factorial":
        if x < 0 or x != int(x):
            raise Nowhere
        return m.factorial(x)
    table: dict[str, Any] = {
        "abs": abs, "sign": m.sign, "floor": m.floor, "ceil": m.ceil, "relu": lambda v: max(v, m.mpf(0)),
        "sigmoid": lambda v: 1 / (1 + m.exp(-v)), "heaviside": lambda v: m.mpf(1 if v > 0 else 0),
        "min": lambda *v: min(v), "max": lambda *v: max(v),
    }  # fmt: skip
    return (table.get(name) or getattr(m, name))(*values)


def _holds(relation: Relation, point: Mapping[str, Fraction]) -> bool:
    left, right = _value(relation.left, point), _value(relation.right, point)
    signs = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}
    return bool(signs.get(relation.operator, (left == right) == (relation.operator == "=")))
