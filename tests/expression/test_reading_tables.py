"""The tables of texts: how each is read, or where it is complained about."""

from __future__ import annotations

import pytest

from gradekit.expression.complaints import message
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, Reading
from gradekit.expression.tree import Node
from gradekit.values import replace
from tests.expression.table_rows import CARET, Row, malformed, readings


def tree_of(text: str, row: Row) -> Node:
    """The tree of a column of a row: plain notation with a decimal point, the row's names declared."""
    settings = replace(row.settings, locale="en", notation="ascii", log="natural", labels=())
    reading = read(text, settings)
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree


@pytest.mark.parametrize("row", readings(), ids=str)
def test_a_text_is_read_as_the_table_says(row: Row) -> None:
    """The tree, the other reading and the warnings of every row."""
    reading = read(row.typed, row.settings)
    assert isinstance(reading, Reading), reading
    assert reading.tree == tree_of(row.columns["reads"], row)
    notes = row.columns.get("notes", "")
    assert sorted(w.code for w in reading.warnings) == (sorted(notes.split(",")) if notes else [])
    other = row.columns.get("other")
    assert reading.other == (tree_of(other, row) if other else None)


@pytest.mark.parametrize("row", malformed(), ids=str)
def test_a_complaint_names_the_place(row: Row) -> None:
    """The code, offset and length of every row of malformed texts, and a sentence in both languages."""
    before, _mark, rest = row.typed.partition(CARET)
    inside, closing, after = rest.partition(CARET)
    if not closing:
        inside, after = "", rest
    text = before + inside + after
    complaint = read(text, row.settings)
    assert isinstance(complaint, Complaint), complaint
    found = text[complaint.offset : complaint.offset + complaint.length]
    assert (complaint.code, complaint.offset, found) == (row.columns["code"], len(before), inside)
    for locale in ("en", "vi"):
        sentence = message(complaint, locale)
        assert "{" not in sentence.replace(complaint.found, "")
        assert sentence != complaint.code
