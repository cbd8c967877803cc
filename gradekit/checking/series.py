"""Derivatives without rules: the function is expanded in a power series around a point, in ball arithmetic.

FLINT composes the series; nothing of `calculus` takes part, so that an error there cannot hide.
**Source**: the n-th coefficient of f(a + t) is f⁽ⁿ⁾(a)/n!; F. Johansson, Arb, IEEE Trans. Comput. 66 (2017).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from flint import arb, arb_series, ctx, fmpq

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
)


class _NoSeriesError(Exception):
    """The series is not known here: a kink, a pole, the edge of the domain, or a function that is not covered."""


def derivative_ball(tree: Node, variable: str, point: Mapping[str, Fraction], order: int, bits: int) -> arb | None:
    """A ball that holds the derivative of the given order at a point; None where it cannot be had."""
    before, length = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = bits, order + 1
    try:
        series = _Series(variable, point, order + 1).of(tree)
        coefficient = series[order] * math.factorial(order)
    except (_NoSeriesError, ValueError, ZeroDivisionError, OverflowError):
        return None
    finally:
        ctx.prec, ctx.cap = before, length
    return coefficient if coefficient.is_finite() else None


class _Series:
    """Trees as truncated power series in t, where the variable is its value plus t."""

    def __init__(self, variable: str, point: Mapping[str, Fraction], length: int) -> None:
        self.length = length
        self.values = {name: self.constant(_ball(value)) for name, value in point.items()}
        self.values[variable] = arb_series([_ball(point[variable]), arb(1)], length)

    def constant(self, value: arb) -> arb_series:
        """A series of one term."""
        return arb_series([value], self.length)

    def of(self, node: Node) -> arb_series:
        """The series of a tree."""
        match node:
            case Number(value=value):
                return self.constant(_ball(value))
            case Constant(name="e"):
                return self.constant(arb(1).exp())
            case Constant(name="pi"):
                return self.constant(arb.pi())
            case Symbol(name=name) if name in self.values:
                return self.values[name]
            case Negative(operand=operand):
                return -self.of(operand)
            case Sum(terms=terms):
                return sum((self.of(term) for term in terms[1:]), self.of(terms[0]))
            case Product(factors=factors):
                return math.prod((self.of(factor) for factor in factors[1:]), start=self.of(factors[0]))
            case Quotient(numerator=numerator, denominator=denominator):
                return self.of(numerator) / _not_zero(self.of(denominator))
            case Power(base=base, exponent=exponent):
                return self.power(base, exponent)
            case Function(name=name, arguments=arguments):
                return self.function(name, arguments)
            case _:
                raise _NoSeriesError

    def power(self, base: Node, exponent: Node) -> arb_series:
        """Whole powers by multiplication; others by exp(b·ln a) where a > 0."""
        if isinstance(base, Constant) and base.name == "e":
            return self.of(exponent).exp()
        minus = isinstance(exponent, Negative)
        size = exponent.operand if isinstance(exponent, Negative) else exponent
        if isinstance(size, Number) and size.value.denominator == 1 and size.value <= 100:
            body = self.of(base)
            result = self.constant(arb(1))
            for _ in range(int(size.value)):
                result = result * body
            return self.constant(arb(1)) / _not_zero(result) if minus else result
        return (self.of(exponent) * _positive(self.of(base)).log()).exp()

    def known(self, name: str, x: arb_series) -> arb_series:
        """A function that FLINT has by the same name."""
        made: arb_series = getattr(x, name)()
        return made

    def function(self, name: str, arguments: tuple[Node, ...]) -> arb_series:
        """The functions that exercises use; the others have no second road here."""
        x = self.of(arguments[0])
        one = self.constant(arb(1))
        match name:
            case "exp" | "sin" | "cos" | "tan" | "atan":
                return self.known(name, x)
            case "asin" | "acos":
                return self.known(name, _inside_one(x))
            case "ln":
                return _positive(x).log()
            case "log":
                return _positive(x).log() / _positive(self.of(arguments[1])).log()
            case "sqrt":
                return _positive(x).sqrt()
            case "cbrt":
                return (_positive(x).log() / 3).exp() if _is_positive(x) else -((_positive(-x).log() / 3).exp())
            case "root":
                return (_positive(x).log() / _positive(self.of(arguments[1]))).exp()
            case "abs":
                return x if _is_positive(x) else -_negative(x)
            case "relu":
                return x if _is_positive(x) else _negative(x) * 0
            case "sec":
                return one / _not_zero(x.cos())
            case "csc":
                return one / _not_zero(x.sin())
            case "cot":
                return x.cos() / _not_zero(x.sin())
            case "sigmoid":
                return one / (one + (-x).exp())
            case "sinh" | "cosh" | "tanh":
                up, down = x.exp(), (-x).exp()
                top, bottom = (up - down), (up + down)
                return {"sinh": top / 2, "cosh": bottom / 2, "tanh": top / bottom}[name]
            case _:
                raise _NoSeriesError


def _ball(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _is_positive(x: arb_series) -> bool:
    return bool(x[0] > 0)


def _positive(x: arb_series) -> arb_series:
    if not x[0] > 0:
        raise _NoSeriesError
    return x


def _negative(x: arb_series) -> arb_series:
    if not x[0] < 0:
        raise _NoSeriesError
    return x


def _not_zero(x: arb_series) -> arb_series:
    if x[0].contains(0):
        raise _NoSeriesError
    return x


def _inside_one(x: arb_series) -> arb_series:
    if not abs(x[0]) < 1:
        raise _NoSeriesError
    return x
