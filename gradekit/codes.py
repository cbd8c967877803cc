"""Every stable code with its one-line meaning: what `gradekit explain CODE` prints and docs/codes.md lists.

Complaints about what a student typed live with the reader (expression/complaints.py); `all_codes` joins them in.
"""

from __future__ import annotations

AUTHOR_CODES: dict[str, str] = {
    "internal": "gradekit stumbled over this one answer; it is left to a person, and the others are graded.",
}
"""Codes for authors, integrators and the command line."""

NOTE_CODES: dict[str, str] = {
    "blank": "Nothing was typed. Scores 0.",
}
"""Notes on a verdict: tags that do not depend on the random numbers."""


def all_codes() -> dict[str, str]:
    """Every code and its meaning, sorted by code."""
    from gradekit.expression.complaints import COMPLAINTS, WARNINGS

    reader = {code: texts["en"] for code, texts in (*COMPLAINTS.items(), *WARNINGS.items())}
    return dict(sorted((AUTHOR_CODES | NOTE_CODES | reader).items()))
