"""What the grader says of one answer.  Five outcomes; `unreadable` and `undecided` are never wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from gradekit.equivalence.evidence import Evidence
from gradekit.expression.reading import Complaint, Warning
from gradekit.expression.tree import Node
from gradekit.values import value

Outcome: TypeAlias = Literal["correct", "wrong_form", "incorrect", "unreadable", "undecided"]


@value
class WorkedStep:
    """A step of a worked derivative: its number, from 1, and the codes of its rules."""

    number: int
    rules: tuple[str, ...]


@value
class NamedMistake:
    """A recognised mistake.  `code` names the file in `calculus/mistakes/`; `family` is one of the contract's list.

    `message`: what was done, and where in the question.  `part`: where it shows in the student's own answer.  `step`:
    where the worked solution does it right.
    """

    code: str
    family: str
    name: str
    message: str
    part: Node | None = None
    step: WorkedStep | None = None


@value
class QuestionError:
    """Why a question cannot be used: the author's business, never the student's fault."""

    code: str
    field: str
    message: str
    offset: int | None = None


@value
class Verdict:
    """One verdict.

    `note`: a tag free of random numbers.  `tree`, `other`: the readings of the response.  `share`: of the part's
    points, 0 to 1, or None where a person or a second try must decide.  `message`: for the student, in the locale.
    """

    outcome: Outcome
    evidence: Evidence | None = None
    note: str = ""
    share: Fraction | None = None
    message: str = ""
    tree: Node | None = None
    other: Node | None = None
    warnings: tuple[Warning, ...] = ()
    complaint: Complaint | None = None
    mistake: NamedMistake | None = None
    error: QuestionError | None = None
    deadline: bool = False
