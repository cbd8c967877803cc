"""Bounds on what is read, found before anything is evaluated: length, tokens, depth, digits, size of every constant.

Sizes are in bits: an upper bound for the bits of numerator and denominator of a constant as typed, or of its magnitude
where it is irrational.  An exponent counts as typed: `(x+1)^(10^9)` is too large though its base is a variable.
Floating point serves only to tell how large an exponent is, about.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from gradekit.expression.reading import Complaint
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
    children,
)

MAX_CHARACTERS = 2000
MAX_TOKENS = 1500
MAX_DEPTH = 100
"""Nested brackets, and levels of the tree."""
MAX_DIGITS = 1000
"""Digits of one number as typed."""
MAX_DECIMAL_EXPONENT = 1000
"""Power of ten after `e`, in magnitude."""
MAX_BITS = 200_000
"""Size of one constant value: 60,000 decimal digits."""
MAX_EXPONENT = 1_000_000
"""Magnitude of a constant exponent over a base that holds a variable."""

_EXACT_BITS = 128
_FLOAT_BITS = 1000
_FLOAT_FUNCTIONS: dict[str, Callable[..., float]] = {
    "exp": math.exp, "ln": math.log, "log": math.log, "sqrt": math.sqrt, "cbrt": math.cbrt, "abs": abs,
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh, "floor": math.floor, "ceil": math.ceil,
    "min": lambda *values: min(values), "max": lambda *values: max(values),
}  # fmt: skip
_HUGE = math.inf
FEW_IN_EXPONENT = 8
"""Tokens of an exponent, or of an argument of exp, whose estimate is small unless their numbers are large."""
_EXPONENTIAL = frozenset({"exp", "sinh", "cosh"})
_SMALL_VALUED = frozenset(
    [
        "sin", "cos", "tanh", "sech", "atan", "acot", "asin", "acos", "asec", "acsc", "acoth", "sign", "sigmoid",
        "heaviside", "csch", "coth", "atanh", "asech", "acsch",
    ]
)  # fmt: skip


class _TooLarge(Exception):
    def __init__(self, node: Node, what: str) -> None:
        self.node = node
        self.what = what


def complain(what: str, offset: int, length: int, limit: int) -> Complaint:
    """The complaint `too-large`: `what` is one of characters, tokens, depth, digits, value, exponent."""
    return Complaint("too-large", offset, length, "", {"what": what, "limit": str(limit)})


def too_large(tree: Node) -> Complaint | None:
    """The complaint about the first subtree that is too deep or too large, or None.  Evaluates nothing large."""
    if _deeper_than(tree, MAX_DEPTH):
        start, end = tree.span
        return complain("depth", start, end - start, MAX_DEPTH)
    try:
        _bits(tree)
    except _TooLarge as found:
        start, end = found.node.span
        limit = MAX_EXPONENT if found.what == "exponent" else MAX_BITS
        return complain(found.what, start, end - start, limit)
    return None


def _deeper_than(tree: Node, most: int) -> bool:
    level: list[Node] = [tree]
    for _ in range(most):
        level = [part for node in level for part in children(node)]
        if not level:
            return False
    return True


def _bits(node: Node) -> float | None:
    """Upper bound for the size of a constant in bits; None for a subtree that holds a variable."""
    kind = type(node)
    if kind is Symbol:
        return None
    if isinstance(node, Number):
        return math.log2(node.value.numerator or 1) + math.log2(node.value.denominator)
    if kind is Constant:
        return 2.0
    if isinstance(node, Power):
        return _power_bits(node)
    total: float | None = 0.0
    for part in children(node):
        bits = _bits(part)
        total = None if bits is None or total is None else total + bits + 1.0
    if total is None:
        return None
    if isinstance(node, Function):
        total = _function_bits(node, total)
    if total > MAX_BITS:
        raise _TooLarge(node, "value")
    return total


def _power_bits(node: Power) -> float | None:
    base, exponent = _bits(node.base), _bits(node.exponent)
    if exponent is None:
        return None
    magnitude = _magnitude(node.exponent, exponent)
    if base is None:
        if magnitude > MAX_EXPONENT:
            raise _TooLarge(node, "exponent")
        return None
    bits = max(base, 1.0) * max(magnitude, 1.0)
    if bits > MAX_BITS:
        raise _TooLarge(node, "value")
    return bits


def _function_bits(node: Function, bits: float) -> float:
    name = node.name
    if name in _SMALL_VALUED:
        return 2.0
    if name in _EXPONENTIAL:
        return 2.0 + 1.5 * _magnitude(node.arguments[0], bits)
    if name == "factorial":
        n = max(_magnitude(node.arguments[0], bits), 2.0)
        return n * math.log2(n) if n < _HUGE else _HUGE
    if name == "ln":
        return 2.0 + math.log2(bits + 2.0)
    return bits


def _magnitude(node: Node, bits: float) -> float:
    """The absolute value of a constant of that many bits, about; an upper bound where it cannot be told cheaply."""
    value = _value(node) if bits <= _EXACT_BITS else None
    if value is not None:
        return float(abs(value))
    about = _about(node) if bits <= _FLOAT_BITS else None
    if about is not None:
        return abs(about)
    return 2.0**bits if bits < _FLOAT_BITS else _HUGE


def _about(node: Node) -> float | None:
    """The value of a small constant to a few digits, None where floating point cannot say."""
    if isinstance(node, Number):
        return float(node.value)
    if isinstance(node, Constant):
        return {"e": math.e, "pi": math.pi}.get(node.name)
    values = [_about(part) for part in children(node)]
    known = [v for v in values if v is not None]
    if len(known) < len(values) or not known:
        return None
    try:
        value = _applied(node, known)
    except (ValueError, OverflowError, ZeroDivisionError):
        return None
    return None if value is None or math.isnan(value) else value


def _applied(node: Node, values: list[float]) -> float | None:
    match node:
        case Negative():
            return -values[0]
        case Sum():
            return sum(values)
        case Product():
            return math.prod(values)
        case Quotient():
            return values[0] / values[1]
        case Power():
            return math.pow(values[0], values[1])
        case Function(name=name) if name in _FLOAT_FUNCTIONS:
            return _FLOAT_FUNCTIONS[name](*values)
        case _:
            return None


def _value(node: Node) -> Fraction | None:
    """The exact value of a small constant made of whole-number arithmetic, else None."""
    match node:
        case Number(value=value):
            return value
        case Negative(operand=operand):
            value_ = _value(operand)
            return None if value_ is None else -value_
        case Sum(terms=parts) | Product(factors=parts):
            values = [v for v in map(_value, parts) if v is not None]
            if len(values) < len(parts):
                return None
            return sum(values, Fraction(0)) if isinstance(node, Sum) else math.prod(values, start=Fraction(1))
        case Quotient(numerator=a, denominator=b):
            top, bottom = _value(a), _value(b)
            return top / bottom if top is not None and bottom else None
        case Power(base=a, exponent=b):
            base, exponent = _value(a), _value(b)
            if base is None or exponent is None or exponent.denominator != 1 or not (base or exponent > 0):
                return None
            return Fraction(base ** int(exponent))
        case _:
            return None
