"""What a law is: one sentence, and a function that names what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gradekit.model.problem import Problem
from gradekit.templates.template import Template
from gradekit.templates.work import Work


@dataclass(frozen=True, slots=True)
class Drawn:
    """The problem of one seed in every language; `work`: what drawing it took."""

    seed: int
    problems: dict[str, Problem]
    work: Work


@dataclass(frozen=True, slots=True)
class Sample:
    """One template and what was drawn from it."""

    template: Template
    drawn: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken law: what was seen, with which seed (None: over all of them), and under which key of the file."""

    message: str
    seed: int | None = None
    key: str = "title"


@dataclass(frozen=True, slots=True)
class Law:
    """A law.

    `code`: `LAW-…`.  `claim`: one sentence.  `broken`: everything that breaks it in a sample; the first is reported.
    `seeds`: tried on so many seeds at most, None for all.  `warns`: a template that breaks it can still be used.
    """

    code: str
    claim: str
    broken: Callable[[Sample], Iterable[Broken]]
    seeds: int | None = None
    warns: bool = False
