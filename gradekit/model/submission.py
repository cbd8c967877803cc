"""What a student handed in for one part."""

from __future__ import annotations

from gradekit.values import value


@value
class Submission:
    """One response.  `part` empty: the first.  `submitted_at`: ISO 8601 or empty.  `row`: where it stood, from 1."""

    student: str
    problem: str
    answer: str
    part: str = ""
    submitted_at: str = ""
    row: int = 0
