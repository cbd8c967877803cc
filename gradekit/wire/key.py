"""key.json: the problems with answers, worked solutions and policies: all that grading needs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gradekit.wire.answer import AnswerDocument, Rational
from gradekit.wire.document import Fields, Name, Score


class StepDocument(Fields):
    """One line of a worked solution: `before` equals `after` by `rules`.  Mathematics is LaTeX, `text` a sentence."""

    rules: list[str] = Field(default_factory=list)
    before: str = ""
    after: str = ""
    text: str = ""


class MessageDocument(Fields):
    """What the author says to one particular wrong answer, `when`."""

    when: str
    text: str


class KeyPartDocument(Fields):
    """One blank with its answer.  `shown`: the answer as the key prints it, in LaTeX."""

    id: Name
    type: str
    prompt: str = ""
    weight: Annotated[int, Field(ge=1)] = 1
    answer: AnswerDocument
    shown: str = ""
    messages: list[MessageDocument] = Field(default_factory=list)
    solution: list[StepDocument] = Field(default_factory=list)


class KeyProblemDocument(Fields):
    """One exercise with its answers."""

    id: Name
    variant: str
    points: Score
    title: str = ""
    prompt: str
    parts: Annotated[list[KeyPartDocument], Field(min_length=1)]


class KeySheetDocument(Fields):
    """One student's problems with their answers."""

    student: Name
    name: str = ""
    code: str = ""
    problems: list[KeyProblemDocument]


class ScoringDocument(Fields):
    """What outcomes are worth.  `wrong_form`: share of the points for a right answer in another form than asked."""

    wrong_form: Rational = "1/2"


class KeyDocument(Fields):
    """The key of a class.  `seed`: what the problems were drawn from; `shared`: one sheet for every student."""

    schema_: Literal["gradekit/key/1"] = Field("gradekit/key/1", alias="schema")
    set: Name
    title: str
    locale: Literal["en", "vi"]
    instructions: str = ""
    engine: str
    seed: int
    shared: bool = False
    scoring: ScoringDocument = ScoringDocument()
    sheets: list[KeySheetDocument]
