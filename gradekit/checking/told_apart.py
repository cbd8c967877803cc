"""What a template asks to differentiate, with its tables of mistakes: what the laws about mistakes look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradekit.calculus.mistake import Mistake
from gradekit.calculus.mistake_table import MistakeTable
from gradekit.calculus.mistakes import MISTAKES
from gradekit.checking.law import Sample
from gradekit.expression.printing import text
from gradekit.grading.mistake_search import table_of
from gradekit.templates.template import Template


@dataclass(frozen=True, slots=True)
class Asked:
    """A function to be differentiated in the problem of a seed, and the wrong ways to do it."""

    seed: int
    function: str
    table: MistakeTable


def asked(sample: Sample) -> Iterator[Asked]:
    """Every different function of a sample, with the first seed that asks for it."""
    seen: set[object] = set()
    for drawn in sample.drawn:
        for part in next(iter(drawn.problems.values())).parts:
            answer = part.answer
            if answer.of is None or (answer.of, answer.variables[0], answer.order) in seen:
                continue
            seen.add((answer.of, answer.variables[0], answer.order))
            table = table_of(answer.of, answer.variables[0], answer.order)
            if table is not None:
                yield Asked(drawn.seed, text.show(answer.of), table)


def is_trained(code: str, template: Template) -> bool:
    """Whether the exercise trains what this mistake is about: its family is one of the skills."""
    return MISTAKES[code].family in template.skills


def told_apart(template: Template, codes: Sequence[str]) -> list[str]:
    """One mistake of each group among these that are one slip in other words, never apart by nature, or accepted."""
    groups: list[list[str]] = []
    for code in codes:
        joined = [group for group in groups if any(_meet(template, code, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(known for group in joined for known in group), code])
    return sorted(min(group) for group in groups)


def _meet(template: Template, first: str, second: str) -> bool:
    return (
        _declares(MISTAKES[first], second)
        or _declares(MISTAKES[second], first)
        or any({first, second} <= set(group) for group in template.collisions)
    )


def _declares(mistake: Mistake, other: str) -> bool:
    return other in mistake.same_as or other in mistake.never_apart


def may_be_right(template: Template, code: str) -> bool:
    """Whether a mistake is right for some functions by nature, or the author has accepted that it is right here."""
    return bool(MISTAKES[code].natural) or (code,) in template.collisions
