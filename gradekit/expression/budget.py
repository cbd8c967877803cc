"""Bounds on what is read, found before anything is evaluated: length, tokens, depth, digits, size of every constant.

Sizes are in bits: an upper bound for the bits of numerator and denominator of a constant as typed, or of its magnitude
where it is irrational.  An exponent counts as typed: `(x+1)^(10^9)` is too large though its base is a variable.
"""

from __future__ import annotations

import math
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
MAX_DECIMAL_EXPONENT = 5000
"""Power of ten after `e`, in magnitude."""
MAX_BITS = 200_000
"""Size of one constant value: 60,000 decimal digits."""
MAX_EXPONENT = 1_000_000
"""Magnitude of a constant exponent over a base that holds a variable."""

_EXACT_BITS = 128
_HUGE = math.inf
_EXPONENTIAL = frozenset({"exp", "sinh", "cosh"})
_SMALL_VALUED = frozenset(
    "sin cos tanh sech atan acot asin acos asec acsc acoth sign sigmoid heaviside csch coth atanh asech acsch".split()
)


class _TooLarge(Exception):  # noqa: N818 - control flow inside this file only
    def __init__(self, node: Node, what: str) -> None:
        self.node = node
        self.what = what


def complain(what: str, offset: int, length: int, limit: int) -> Complaint:
    """The complaint `too-large`: `what` is one of characters, tokens, depth, digits, value, exponent."""
    return Complaint("too-large", offset, length, "", {"what": what, "limit": str(limit)})


def too_large(tree: Node) -> Complaint | None:
    """The complaint about the first subtree that is too deep or too large, or None.  Linear in the tree's size."""
    if _depth_over(tree, MAX_DEPTH):
        start, end = tree.span
        return complain("depth", start, end - start, MAX_DEPTH)
    try:
        _size(tree)
    except _TooLarge as found:
        start, end = found.node.span
        limit = MAX_EXPONENT if found.what == "exponent" else MAX_BITS
        return complain(found.what, start, end - start, limit)
    return None


def _depth_over(tree: Node, most: int) -> bool:
    level: list[Node] = [tree]
    for _ in range(most):
        level = [part for node in level for part in children(node)]
        if not level:
            return False
    return True


_Size = tuple[float, Fraction | None]


def _size(node: Node) -> _Size | None:
    """Bits of a constant and its exact value where that is small; None for a subtree that holds a variable."""
    kind = type(node)
    if kind is Symbol:
        return None
    if kind is Number:
        return _exact(node.value)  # type: ignore[union-attr]
    if kind is Constant:
        return (2.0, None)
    if isinstance(node, Power):
        return _power(node)
    sizes = [_size(part) for part in children(node)]
    if None in sizes or not sizes:
        return None
    return _combined(node, [s for s in sizes if s is not None])


def _combined(node: Node, sizes: list[_Size]) -> _Size | None:
    exacts = [exact for _, exact in sizes]
    bits = sum(b for b, _ in sizes) + len(sizes)
    value: Fraction | None = None
    known = [e for e in exacts if e is not None]
    if len(known) == len(exacts) and bits <= 8 * _EXACT_BITS:
        match node:
            case Negative():
                value = -known[0]
            case Sum():
                value = sum(known, Fraction(0))
            case Product():
                value = math.prod(known, start=Fraction(1))
            case Quotient():
                value = known[0] / known[1] if known[1] else None
    if isinstance(node, Function):
        return _function(node, sizes)
    if bits > MAX_BITS:
        raise _TooLarge(node, "value")
    return _exact(value) if value is not None else (bits, None)


def _exact(value: Fraction) -> _Size:
    bits = value.numerator.bit_length() + value.denominator.bit_length()
    return (float(bits), value if bits <= _EXACT_BITS else None)


def _magnitude(size: _Size) -> float:
    bits, exact = size
    if exact is not None:
        return float(abs(exact))
    return 2.0**bits if bits < 1000 else _HUGE


def _power(node: Power) -> _Size | None:
    base, exponent = _size(node.base), _size(node.exponent)
    if exponent is None:
        return None
    height = _magnitude(exponent)
    if base is None:
        if height > MAX_EXPONENT:
            raise _TooLarge(node, "exponent")
        return None
    bits = max(base[0], 1.0) * max(height, 1.0)
    if bits > MAX_BITS:
        raise _TooLarge(node, "value")
    if base[1] is not None and exponent[1] is not None and exponent[1].denominator == 1 and bits <= 2 * _EXACT_BITS:
        if base[1] or exponent[1] > 0:
            return _exact(base[1] ** int(exponent[1]))
    return (bits, None)


def _function(node: Function, sizes: list[_Size]) -> _Size:
    bits = max(b for b, _ in sizes)
    if node.name in _EXPONENTIAL:
        bits = 2.0 + 1.5 * _magnitude(sizes[0])
    elif node.name == "factorial":
        n = max(_magnitude(sizes[0]), 2.0)
        bits = n * math.log2(n) if n < _HUGE else _HUGE
    elif node.name in _SMALL_VALUED:
        bits = 2.0
    elif node.name == "ln":
        bits = 2.0 + math.log2(bits + 2.0)
    if bits > MAX_BITS:
        raise _TooLarge(node, "value")
    return (bits, None)
