"""Laws of tidying, over random trees."""

from __future__ import annotations

import pytest
from hypothesis import given

import gradekit.expression.tidy as tidying
from gradekit.equivalence.enclosure import Enclosed, Undefined, enclose
from gradekit.expression.printing.text import show
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Node
from tests.properties.points import points
from tests.properties.trees import NAMES, trees


def forgetful(tree: Node) -> Node:
    """The tidy form, made as if nothing had been tidied before."""
    tidying._tidied.clear()
    return tidy(tree)


@given(trees(size=10))
def test_tidy_is_idempotent(tree: Node) -> None:
    """A tidy tree stays as it is, whether or not it is remembered that it came out of tidying."""
    once = forgetful(tree)
    assert forgetful(once) == once, show(once)


ENDS = (
    "x*3/sqrt(6)/sqrt(6)", "5/(2*sqrt(5)*sqrt(5))", "sqrt(2)*x*sqrt(2)", "cbrt(2)*x*cbrt(2)*cbrt(2)", "0*x/(1/0)",
    "x/(4*0)", "x/(a*0*(1/0))", "sqrt(8)*sqrt(8)*sqrt(8)/x", "root(x, 2)*root(x, 2)/sqrt(x)",
)  # fmt: skip


@pytest.mark.parametrize("text", ENDS)
def test_what_becomes_a_number_on_the_way_is_worked_out_at_once(text: str) -> None:
    """Roots of numbers that meet, and zeros below a bar, leave nothing for a second time."""
    reading = read(text, ReaderSettings(any_name=True))
    assert isinstance(reading, Reading)
    once = forgetful(reading.tree)
    assert forgetful(once) == once, show(once)


@given(trees(size=10))
def test_tidy_is_sound(tree: Node) -> None:
    """Where a tree has a value, the tidy one has the same."""
    result = tidy(tree)
    for point in points(NAMES, 3):
        before, after = enclose(tree, point, 160), enclose(result, point, 160)
        if isinstance(before, Enclosed):
            assert not isinstance(after, Undefined), show(tree)
            assert not isinstance(after, Enclosed) or before.ball.overlaps(after.ball), show(tree)
