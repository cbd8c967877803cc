"""The sheets of a class: ordered problems, one sheet for each student or one for all."""

from __future__ import annotations

from gradekit.model.problem import Problem
from gradekit.values import value


@value
class Slot:
    """A place on a sheet: its `id` (`p1`), the problem drawn for it, and its points (≥ 0)."""

    id: str
    problem: Problem
    points: int = 1


@value
class Sheet:
    """What one student gets.  `student`: an id of the roster, or `v01` … for numbered variants; `name`: as printed."""

    student: str
    name: str
    code: str
    slots: tuple[Slot, ...]


@value
class ProblemSet:
    """All sheets of one set.  `locale` is that of every sheet."""

    id: str
    title: str
    locale: str
    seed: int
    sheets: tuple[Sheet, ...]
    instructions: str = ""
