"""A result: the verdict on one submission, with its score."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from gradekit.wire.document import Score
from gradekit.wire.verdict import VerdictFields


class ResultDocument(VerdictFields):
    """One line of a results file.

    `row`: of the submission, from 1; `line`: of the file, for a row in error.  `score`: null where the student may type
    again (`needs: retype`) or a person must look (`needs: person`).  `code`: of the complaint, the error or the note.
    `superseded`: a later row counts.  `key`: the first digits of the SHA-256 of the key file.
    """

    schema_: Literal["gradekit/result/1"] = Field("gradekit/result/1", alias="schema")
    row: int
    line: int | None = None
    student: str
    problem: str
    part: str
    answer: str
    submitted_at: str | None = None
    superseded: bool = False
    variant: str | None = None
    score: Score | None
    max_score: Score | None = None
    needs: Literal["retype", "person"] | None = None
    code: str | None = None
    engine: str
    key: str
