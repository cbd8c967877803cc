"""Where a complaint is: a caret line for a terminal, a mark for HTML.  The invisible is written out, not echoed."""

from __future__ import annotations

import html

from gradekit.expression.characters import safe
from gradekit.expression.reading import Complaint

_BEFORE, _MARKED, _AFTER = 60, 80, 20
"""Characters shown before, inside and after the marked piece of a long text."""


def caret(text: str, complaint: Complaint) -> str:
    """Two lines: what was typed, and `^` under the piece that is meant."""
    before, marked, after = _pieces(text, complaint)
    return f"{before}{marked}{after}\n{' ' * len(before)}{'^' * max(1, len(marked))}"


def marked_html(text: str, complaint: Complaint) -> str:
    """The text as HTML with the piece that is meant in `<mark>`; everything typed is escaped."""
    before, marked, after = map(html.escape, _pieces(text, complaint))
    return f"{before}<mark>{marked}</mark>{after}"


def _pieces(text: str, complaint: Complaint) -> tuple[str, str, str]:
    begin, end = complaint.offset, complaint.offset + complaint.length
    whole = len(text) <= _BEFORE + _MARKED + _AFTER
    first = 0 if whole else max(0, begin - _BEFORE)
    middle = end if whole else min(end, begin + _MARKED)
    last = len(text) if whole else end + _AFTER
    return safe(text[first:begin], 200), safe(text[begin:middle], 200), safe(text[end:last], 200)
