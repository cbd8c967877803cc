"""The parts of a verdict that compare results and grading results share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gradekit.wire.document import Fields


class ProvedDocument(Fields):
    """Equal, by exact algebra."""

    kind: Literal["proved"]
    method: str
    identities: list[str]
    conditions: list[str]


class RefutedDocument(Fields):
    """Different.  `values`: [low, high] of the reference, then of the answer, as decimals; or what is `undefined`."""

    kind: Literal["refuted"]
    point: dict[str, str]
    values: Annotated[list[list[str]], Field(min_length=2, max_length=2)] | None = None
    undefined: str | None = None


class SampledDocument(Fields):
    """No difference found: accepted, not proved."""

    kind: Literal["sampled"]
    points: int
    cells: int
    bits: int


class ExhaustedDocument(Fields):
    """Not known: the bound that was reached."""

    kind: Literal["exhausted"]
    limit: str


Evidence = Annotated[
    ProvedDocument | RefutedDocument | SampledDocument | ExhaustedDocument, Field(discriminator="kind")
]


class ReadingDocument(Fields):
    """What was understood."""

    text: str
    latex: str


class SpotDocument(Fields):
    """A complaint or a warning; `offset` and `length` count characters of what was typed."""

    code: str
    offset: int
    length: int
    message: str


class WorkedStepDocument(Fields):
    """A step of the worked solution: its number, from 1, and its rules."""

    number: int
    rules: list[str]


class MistakeDocument(Fields):
    """A recognised mistake.  `part`: of the student's answer.  `step`: of the worked solution."""

    code: str
    family: str
    name: str
    message: str
    part: str | None = None
    step: WorkedStepDocument | None = None


class ErrorDocument(Fields):
    """Why a question or a line cannot be used; never the student's fault."""

    code: str
    field: str
    offset: int | None
    message: str


class VerdictFields(Fields):
    """What every result says.  `message`: for the student; `deadline`: a helper was stopped by the clock."""

    outcome: Literal["correct", "wrong_form", "incorrect", "unreadable", "undecided"]
    evidence: Evidence | None = None
    note: str | None = None
    message: str | None = None
    reading: ReadingDocument | None = None
    other_reading: ReadingDocument | None = None
    warnings: list[SpotDocument] = Field(default_factory=list)
    complaint: SpotDocument | None = None
    mistake: MistakeDocument | None = None
    error: ErrorDocument | None = None
    deadline: bool = False
