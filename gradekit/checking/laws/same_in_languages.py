"""Every language asks the same: the same formulas in the same number, the same answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.shown import displays
from gradekit.model.display import Display
from gradekit.model.problem import Problem

_SEEDS = 10


def _formulas(problem: Problem) -> Counter[Display]:
    contents = (problem.prompt, *(part.prompt for part in problem.parts))
    return Counter(display for content in contents for display in displays(content))


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        (first, problem), *others = drawn.problems.items()
        for locale, other in others:
            if _formulas(problem) != _formulas(other):
                yield Broken(f"the prompts in {first} and {locale} show different formulas", drawn.seed, "prompt")
            if [part.answer for part in problem.parts] != [part.answer for part in other.parts]:
                yield Broken(f"the answers in {first} and {locale} differ", drawn.seed, "answer")


LAW = Law("LAW-same-in-languages", "Every language asks the same question.", _broken, _SEEDS)
