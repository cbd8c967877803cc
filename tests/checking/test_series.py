"""The second road: power series give the derivatives that tables give, and reject wrong ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, ctx

from gradekit.checking.law import Drawn, Sample
from gradekit.checking.laws.second_road import LAW
from gradekit.checking.series import derivative_ball
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node
from gradekit.templates.work import Work
from gradekit.values import replace
from tests.templates.snippets import template

ROWS = [
    ("x^3", 1, "12"), ("x^3", 3, "6"), ("1/x", 1, "-0.25"), ("x^-2", 1, "-0.25"), ("sqrt(x)", 1, "0.35355339"),
    ("ln(x)", 2, "-0.25"), ("e^(2x)", 1, "109.1963"), ("exp(x)", 1, "7.3890561"), ("2^x", 1, "2.7725887"),
    ("x^x", 1, "6.7725887"), ("log(x, 2)", 1, "0.72134752"), ("sin(x)", 1, "-0.41614684"), ("tan(x)", 1, "5.7743992"),
    ("sec(x)", 1, "5.2506463"), ("cot(x)", 1, "-1.2094504"), ("atan(x)", 1, "0.2"), ("asin(x/3)", 1, "0.4472136"),
    ("abs(x - 5)", 1, "-1"), ("cbrt(x - 5)", 1, "0.16024994"), ("sigmoid(x)", 1, "0.10499359"),
    ("tanh(x)", 1, "0.070650825"), ("relu(x)", 1, "1"), ("relu(-x)", 1, "0"),
]  # fmt: skip

NOWHERE = ["ln(-x)", "sqrt(x - 2)", "abs(x - 2)", "1/(x - 2)", "floor(x)", "asin(x)", "relu(x - 2)", "x!"]


def tree(source: str) -> Node:
    """The tree of a text."""
    reading = read(source, ReaderSettings(names=("x",), notation="ascii"))
    assert not isinstance(reading, Complaint)
    return reading.tree


@pytest.mark.parametrize(("source", "order", "value"), ROWS)
def test_series_give_the_known_derivative(source: str, order: int, value: str) -> None:
    """At x = 2 the ball holds the value of the table, to its digits."""
    ball = derivative_ball(tree(source), "x", {"x": Fraction(2)}, order, 128)
    assert ball is not None
    ctx.prec = 128
    assert abs(ball - arb(value)) < abs(arb(value)) * arb("1e-7") + arb("1e-20")
    assert ball.rad() < arb("1e-25")


@pytest.mark.parametrize("source", NOWHERE)
def test_there_is_no_derivative_at_kinks_and_outside_the_domain(source: str) -> None:
    """Where the function has no derivative, or the road does not know it, there is no ball."""
    assert derivative_ball(tree(source), "x", {"x": Fraction(2)}, 1, 128) is None


def test_a_wrong_key_is_found_out() -> None:
    """A derivative that is off by a factor breaks the law."""
    made = template()
    problem = made.draw(1)
    part = problem.parts[0]
    wrong = replace(part, answer=replace(part.answer, value=tree("3x")))
    bad = replace(problem, parts=(wrong,))
    assert not list(LAW.broken(Sample(made, [Drawn(1, {"en": problem}, Work("t"))])))
    assert list(LAW.broken(Sample(made, [Drawn(1, {"en": bad}, Work("t"))])))
