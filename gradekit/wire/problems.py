"""problems.json: what every student gets.  Holds no answer and may be given away."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gradekit.wire.document import Fields, Name, Score


class PartDocument(Fields):
    """One blank.  `prompt`: Markdown with `$...$` for mathematics, may be empty; `weight`: its share of the points."""

    id: Name
    type: str
    prompt: str = ""
    weight: Annotated[int, Field(ge=1)] = 1


class ProblemDocument(Fields):
    """One exercise.  `id`: its place on the sheet; `variant`: the template, its version and the seed."""

    id: Name
    variant: str
    points: Score
    title: str = ""
    prompt: str
    parts: Annotated[list[PartDocument], Field(min_length=1)]


class SheetDocument(Fields):
    """One student's problems.  `code`: printed on the sheet."""

    student: Name
    name: str = ""
    code: str = ""
    problems: list[ProblemDocument]


class ProblemsDocument(Fields):
    """The problems of a class.  `shared`: the one sheet is for every student."""

    schema_: Literal["gradekit/problems/1"] = Field("gradekit/problems/1", alias="schema")
    set: Name
    title: str
    locale: Literal["en", "vi"]
    instructions: str = ""
    engine: str
    shared: bool = False
    sheets: list[SheetDocument]
