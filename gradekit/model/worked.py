"""A derivation as a worked solution."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import Derivation, DerivationStep
from gradekit.calculus.wording import turn_to
from gradekit.model.solution import Solution, Step


def worked_solution(derivation: Derivation, locale: str = "en", detail: str = "every") -> Solution:
    """The lines of the derivation at a level of detail, each with its rules and a sentence in the language."""
    return Solution(tuple(_steps(derivation, locale, detail)))


def _steps(derivation: Derivation, locale: str, detail: str) -> Iterator[Step]:
    before: DerivationStep | None = None
    for step in derivation.told(detail):
        if before is not None and step.order != before.order:
            yield Step((), (), (), turn_to(step.order, locale))
        yield Step(step.rules, (step.before,), (step.after,), step.text(locale))
        before = step
