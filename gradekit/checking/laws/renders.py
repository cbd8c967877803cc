"""Every output format takes every problem, in every view and language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.checking.law import Broken, Law, Sample
from gradekit.errors import GradekitError
from gradekit.model.problem import Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.rendering import VIEWS, formats

SEEDS = 5
SLOW = {"pdf": 1}
"""Format → problems tried in it, where that takes long."""


def _broken(sample: Sample) -> Iterator[Broken]:
    return broken_in(sample, list(formats()))


def broken_in(sample: Sample, names: Sequence[str]) -> Iterator[Broken]:
    """What breaks the law in the formats of these names."""
    for name in names:
        form = formats()[name]
        for locale in sample.template.title:
            problems = [drawn.problems[locale] for drawn in sample.drawn[: SLOW.get(name, SEEDS)]]
            for view in VIEWS:
                where = f"{name} ({view}, {locale})"
                try:
                    written = form.render(_set(problems, locale), view)
                except GradekitError as error:
                    yield Broken(f"{where}: [{error.code}] {error.message}", None, "prompt")
                    continue
                if not written:
                    yield Broken(f"{where} is empty", None, "prompt")


def _set(problems: list[Problem], locale: str) -> ProblemSet:
    slots = tuple(Slot(f"p{n}", problem) for n, problem in enumerate(problems, start=1))
    sheet = Sheet("v01", "v01", "check", slots)
    return ProblemSet("check", "check", locale, 0, (sheet,))


LAW = Law("LAW-renders", "Every output format takes every problem.", _broken, SEEDS)
