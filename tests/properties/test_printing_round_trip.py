"""Printed trees read back: plain text and LaTeX, with decimal point and decimal comma."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from gradekit.expression.budget import too_large
from gradekit.expression.printing import latex, text
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
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
