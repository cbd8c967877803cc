"""A template as it is kept in memory: everything read, nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from gradekit.equivalence.question import Domain, Policies
from gradekit.model.display import Display
from gradekit.templates.drawing import Drawer
from gradekit.templates.filling import Filling
from gradekit.templates.formulas import Formula

Texts = Mapping[str, Filling]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class DrawPlan:
    """One entry of `draw`.  `key` names its stream."""

    key: str
    names: tuple[str, ...]
    drawer: Drawer


@dataclass(frozen=True, slots=True)
class LetPlan:
    """One entry of `let`: one of the formulas, by chance or by the value of `by`; `shuffle`: in random order."""

    name: str
    formulas: tuple[Formula, ...]
    by: str | None = None
    keep: bool = False
    shuffle: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition.  `early`: it speaks of drawn names only, and is tried before anything is worked out."""

    text: str
    formula: Formula
    early: bool


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What is expected in a blank, before the values are known.  `variable`: of differentiation."""

    type: str
    variable: str
    variables: tuple[str, ...]
    value: Formula | None
    of: Formula | None
    order: int
    shown: Formula | None
    domain: Domain
    form: str
    places: int | None
    absolute: Fraction
    relative: Fraction
    policies: Policies
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A line of a solution, or (`derive`) the named steps of a derivative."""

    before: Display
    after: Display
    text: Texts
    derive: Formula | None


@dataclass(frozen=True, slots=True)
class MessagePlan:
    """What is said to one wrong answer."""

    when: Formula
    say: Texts


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One blank."""

    id: str
    prompt: Texts
    answer: AnswerPlan
    hints: tuple[Texts, ...]
    messages: tuple[MessagePlan, ...]
    steps: tuple[StepPlan, ...]
    weight: int
