"""A submission: what one student handed in for one part.  A line of JSONL, an item of a JSON list, or a row of CSV."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from gradekit.wire.document import OpenFields

Label = Annotated[str, StringConstraints(max_length=200)]


class SubmissionDocument(OpenFields):
    """One response.  `part` empty: the first part.  `submitted_at`: ISO 8601; of several rows the last one counts.

    `variant` of the problem, `set` and `sheet` (the printed code) may be given; they are then compared with the key.
    """

    schema_: Literal["gradekit/submission/1"] = Field("gradekit/submission/1", alias="schema")
    student: Label
    problem: Label
    part: Label = ""
    answer: str
    submitted_at: str = ""
    variant: str = ""
    set: str = ""
    sheet: str = ""
