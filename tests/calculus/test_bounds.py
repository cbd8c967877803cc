"""What is not differentiated: functions that would grow beyond bounds, and those that have no values as they stand."""

from __future__ import annotations

import pytest

from gradekit.calculus.derivation import HIGHEST_TOWER, derive
from gradekit.errors import TemplateError
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node


def tree(text: str) -> Node:
    reading = read(text, ReaderSettings(any_name=True))
    assert isinstance(reading, Reading), text
    return reading.tree


@pytest.mark.parametrize("text", ["x" + "^x" * 45, "(x+1)^" * 40 + "x", "sin(x)^" * 12 + "x", "e^" * 20 + "x"])
def test_towers_of_powers_are_refused(text: str) -> None:
    """Powers within exponents, whose derivatives grow with each other, are refused at once."""
    with pytest.raises(TemplateError, match="derivative-too-large"):
        derive(tree(text), "x", 2)


def test_many_powers_side_by_side_are_not_a_tower() -> None:
    """Only powers in one another count."""
    assert derive(tree("+".join(f"e^({k}x)" for k in range(1, 3 * HIGHEST_TOWER))), "x").places > HIGHEST_TOWER


@pytest.mark.parametrize("text", ["0*ln(-1)", "(x-x)*ln(-x^2-1)", "ln(-x^2-1)^0", "(2x-2x)*ln(-2)", "0/(1-1)*x"])
def test_what_has_no_value_as_it_stands_is_refused(text: str) -> None:
    """Simplifying does not give a function values that it has not."""
    with pytest.raises(TemplateError, match="not-differentiable"):
        derive(tree(text), "x")
