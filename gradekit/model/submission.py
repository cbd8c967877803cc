"""What a student handed in for one part."""

from __future__ import annotations

from gradekit.values import value


@value
class Submission:
    """One response.  `part` empty: the first.  `submitted_at`: ISO 8601 or empty.

    `row`: which of the file it was, from 1; `line`: where it began, 0 where unknown.  `variant`, `set`, `sheet`: what
    it says it belongs to, empty where it does not say.
    """

    student: str
    problem: str
    answer: str
    part: str = ""
    submitted_at: str = ""
    row: int = 0
    line: int = 0
    variant: str = ""
    set: str = ""
    sheet: str = ""
