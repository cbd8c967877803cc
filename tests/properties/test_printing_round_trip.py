"""Printed trees read back: plain text and LaTeX, with decimal point and decimal comma."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from gradekit.expression.budget import too_large
from gradekit.expression.printing import latex, text
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node, Piecewise, Relation, Symbol
from tests.properties.trees import NAMES, trees

SHOWS = {"ascii": text.show, "latex": latex.show}


@pytest.mark.parametrize("locale", ["en", "vi"])
@pytest.mark.parametrize("notation", ["ascii", "latex"])
@given(tree=trees())
def test_a_printed_tree_reads_back(tree: Node, notation: str, locale: str) -> None:
    """read(show(t)) is t, with no second reading and without doubt."""
    assume(too_large(tree) is None)
    printed = SHOWS[notation](tree, locale)
    reading = read(printed, ReaderSettings(names=NAMES, locale=locale, notation=notation, labels=()))
    assert isinstance(reading, Reading), (printed, reading)
    assert reading.tree == tree, printed
    assert reading.other is None, (printed, reading.other, reading.warnings)


@pytest.mark.parametrize("locale", ["en", "vi"])
@pytest.mark.parametrize("notation", ["ascii", "latex"])
@given(value=trees(size=5), left=trees(size=3), right=trees(size=3), otherwise=trees(size=5))
def test_printed_cases_read_back(
    value: Node, left: Node, right: Node, otherwise: Node, notation: str, locale: str
) -> None:
    """A piecewise function keeps its branches and conditions."""
    between = (Relation("<=", Symbol("x"), left), Relation("!=", right, Symbol("y")))
    tree = Piecewise(((value, between[:1]), (left, between), (otherwise, ())))
    assume(too_large(tree) is None)
    reading = read(SHOWS[notation](tree, locale), ReaderSettings(names=NAMES, locale=locale, notation=notation))
    assert isinstance(reading, Reading), reading
    assert reading.tree == tree
