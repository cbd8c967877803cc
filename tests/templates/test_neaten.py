"""Neatening: the look of a tree after values were put in, and never its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given

from gradekit.expression.printing import text
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node, Number, number
from gradekit.templates.exact import rational
from gradekit.templates.formulas import put_in
from gradekit.templates.neaten import neaten
from tests.properties.trees import trees

ROWS = [
    ("a*x + b", {"a": -3, "b": 0}, "-3x"),
    ("a*x + b", {"a": 1, "b": -2}, "x - 2"),
    ("a*x + b", {"a": 0, "b": 0}, "0"),
    ("a*x^b", {"a": -1, "b": 1}, "-x"),
    ("a*x^b", {"a": 4, "b": 0}, "4"),
    ("x - a", {"a": -5, "b": 0}, "x + 5"),
    ("x^a*x^b", {"a": 2, "b": 3}, "x^2*x^3"),
    ("ln(a) + ln(b)", {"a": 2, "b": 3}, "ln(2) + ln(3)"),
    ("a/b", {"a": -2, "b": 4}, "-2/4"),
    ("a/b", {"a": -2, "b": -4}, "2/4"),
    ("x/b + a*b", {"a": 2, "b": 1}, "x + 2"),
    ("(x + a)^b", {"a": 0, "b": 1}, "x"),
]


def tree(source: str) -> Node:
    """The tree of a text."""
    reading = read(source, ReaderSettings(names=("a", "b", "x"), notation="ascii"))
    assert not isinstance(reading, Complaint)
    return reading.tree


@pytest.mark.parametrize(("source", "values", "shown"), ROWS)
def test_ones_zeros_and_signs_go(source: str, values: dict[str, int], shown: str) -> None:
    """What a teacher would not write goes; nothing is added, multiplied or cancelled."""
    assert text.show(neaten(put_in(tree(source), {k: number(v) for k, v in values.items()}))) == shown


@given(trees())
def test_the_value_stays(made: Node) -> None:
    """A tree of numbers that has a value has the same value when it is neatened."""
    names = {name: Number(rational(number(n + 2)) or 0) for n, name in enumerate("xyzabcnt")}  # type: ignore[arg-type]
    filled = put_in(made, names)
    value = rational(filled)
    if value is not None:
        assert rational(neaten(filled)) == value
