"""Values of trees at exact points: balls that hold mpmath's value, and subterms without one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gradekit.equivalence.enclosure import Enclosed, Unclear, Undefined, enclose, interval
from gradekit.expression.printing.text import show
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from tests.equivalence.oracle import evaluate

FUNCTIONS = (
    "exp(x)", "ln(x)", "log(x,3)", "sqrt(x)", "cbrt(x)", "root(x,5)", "abs(x)", "sign(x)", "sin(x)", "cos(x)", "tan(x)",
    "sec(x)", "csc(x)", "cot(x)", "asin(x)", "acos(x)", "atan(x)", "asec(x)", "acsc(x)", "acot(x)", "sinh(x)",
    "cosh(x)",
    "tanh(x)", "sech(x)", "csch(x)", "coth(x)", "asinh(x)", "acosh(x)", "atanh(x)", "asech(x)", "acsch(x)", "acoth(x)",
    "floor(x)", "ceil(x)", "min(x,1)", "max(x,1,2)", "relu(x)", "sigmoid(x)", "heaviside(x)", "x^x", "x^(2/3)",
    "x^(-3/4)",
    "sin(pi x)", "cos(pi x/3)", "x^2.5", "2^x", "x^0", "1/x", "x^-2", "pi^x", "e^(x/2)", "x!",
)  # fmt: skip
POINTS = tuple(
    Fraction(*pair) for pair in ((0, 1), (1, 1), (-1, 1), (1, 2), (-1, 3), (5, 2), (-7, 2), (3, 1), (999, 1000))
)


def tree(text: str) -> Node:
    reading = read(text, ReaderSettings(names=("x",)))
    assert isinstance(reading, Reading), text
    return reading.tree


@pytest.mark.parametrize("text", FUNCTIONS)
def test_balls_hold_the_value(text: str) -> None:
    """At ordinary and special points the ball holds mpmath's value, or both say that there is none."""
    expression = tree(text)
    for x in POINTS:
        found, expected = enclose(expression, {"x": x}, 128), evaluate(expression, {"x": x})
        if expected is None:
            assert isinstance(found, Undefined), (text, x, found)
        else:
            assert isinstance(found, Enclosed), (text, x, found)
            bounds = interval(found.ball, 30)
            value, slack = Fraction(str(expected)), Fraction(1, 10**28) * (1 + abs(Fraction(str(expected))))
            assert Fraction(bounds.low) - slack <= value <= Fraction(bounds.high) + slack, (text, x)


@pytest.mark.parametrize(
    ("text", "x", "subterm"),
    [
        ("1+ln(x-2)", 1, "ln(x - 2)"),
        ("x/(x-x)", 3, "x/(x - x)"),
        ("2*sqrt(-x)", 4, "sqrt(-x)"),
        ("3+tan(x)/x", 0, "tan(x)/x"),
    ],
)
def test_the_undefined_subterm_is_named(text: str, x: int, subterm: str) -> None:
    """The certificate of undefinedness is the smallest operation that has no value."""
    found = enclose(tree(text), {"x": Fraction(x)}, 64)
    assert isinstance(found, Undefined)
    assert show(found.subterm) == subterm


def test_too_little_precision_is_unclear() -> None:
    """Where balls cannot tell, the answer is Unclear, never Undefined."""
    assert isinstance(enclose(tree("1/(sin(x)^2+cos(x)^2-1)"), {"x": Fraction(1, 7)}, 128), Unclear)


def test_a_variable_without_value_is_unclear() -> None:
    """A point that lacks a variable makes the value Unclear."""
    assert isinstance(enclose(tree("x+1"), {}, 64), Unclear)


@pytest.mark.parametrize("text", ["exp(exp(exp(exp(x))))", "sin(10^(10^3)x)", "(x+1)^100000", "2004!+x", "x^20000"])
def test_large_values_end(text: str) -> None:
    """Values of any size are enclosed or unclear, at once."""
    assert isinstance(enclose(tree(text), {"x": Fraction(3)}, 128), Enclosed | Unclear)


def test_intervals_are_rounded_outwards() -> None:
    """Decimal ends lie outside the ball, also where they are short."""
    found = enclose(tree("1/3"), {}, 64)
    assert isinstance(found, Enclosed)
    bounds = interval(found.ball, 5)
    assert Fraction(bounds.low) < Fraction(1, 3) < Fraction(bounds.high)
    exact = enclose(tree("5/4"), {}, 64)
    assert isinstance(exact, Enclosed)
    assert interval(exact.ball) == type(bounds)("1.25", "1.25")
