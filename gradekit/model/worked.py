"""A derivation as a worked solution."""

from __future__ import annotations

from gradekit.calculus.derivation import Derivation
from gradekit.model.solution import Solution, Step


def worked_solution(derivation: Derivation, locale: str = "en") -> Solution:
    """The lines of the derivation, each with its rules and a sentence in the language."""
    return Solution(
        tuple(Step(step.rules, (step.before,), (step.after,), step.text(locale)) for step in derivation.steps)
    )
