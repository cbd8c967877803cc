"""Every stable code with its one-line meaning: what `gradekit explain CODE` prints and docs/codes.md lists.

Complaints about what a student typed live with the reader (expression/complaints.py); `all_codes` joins them in.
"""

from __future__ import annotations

AUTHOR_CODES: dict[str, str] = {
    "AUTHOR-argument": "An author function was called with something that it cannot take.",
    "AUTHOR-no-result": "An author function has no single result here, or none that it can find.",
    "AUTHOR-too-large": "The result of an author function would be over the bounds of size.",
    "internal": "gradekit stumbled over this one answer; it is left to a person, and the others are graded.",
    "not-differentiable": "No rule differentiates this function: a factorial of a variable, for example.",
}
"""Codes for authors, integrators and the command line."""

NOTE_CODES: dict[str, str] = {
    "blank": "Nothing was typed. Scores 0.",
}
"""Notes on a verdict: tags that do not depend on the random numbers."""


def all_codes() -> dict[str, str]:
    """Every code and its meaning, sorted by code."""
    from gradekit.checking.laws import all_laws
    from gradekit.expression.complaints import COMPLAINTS, WARNINGS
    from gradekit.templates.fault_codes import FAULT_CODES

    laws = {law.code: law.claim for law in all_laws()}
    reader = {code: texts["en"] for code, texts in (*COMPLAINTS.items(), *WARNINGS.items())}
    return dict(sorted((AUTHOR_CODES | NOTE_CODES | FAULT_CODES | laws | reader).items()))
