"""Looking a wrong derivative up among the wrong ways to derive it; the tables of recent questions are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from gradekit.calculus.mistake_table import MistakeTable, build_table
from gradekit.calculus.sampling import OverBudgetError
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, children, walk
from gradekit.grading.explaining import named
from gradekit.grading.free_constant import constant_of, explained, parted
from gradekit.grading.own_part import own_part
from gradekit.grading.ranking import told
from gradekit.grading.roundings import is_rounded, rounding_mistake
from gradekit.grading.worked_step import worked_step
from gradekit.model.answer import Answer
from gradekit.model.verdict import NamedMistake
from gradekit.values import replace

MOST_NODES = 120
MOST_LEVELS = 24
"""Functions with more nodes or levels are not diagnosed: their table would be long in the making."""

KEPT_TABLES = 256

T = TypeVar("T")


def search(of: Node, answer: Answer, tree: Node, locale: str) -> NamedMistake | None:
    """The mistake that makes this answer of the derivative of `of`, or None where none is known."""
    variable = answer.variables[0] if answer.variables else "x"
    table = table_of(of, variable, answer.order)
    if table is None:
        return None
    letter = constant_of(tree, of)
    rest = (parted(tree, letter) if letter is not None else None) or tree
    explanations = table.look_up(rest)
    if letter is not None and (explanations or table.is_right(rest)):
        explanations = explained(tree, letter, explanations)
    if explanations:
        chosen = told(explanations)
        return replace(
            named(chosen, locale),
            part=_common([own_part(e, tree, answer.value, table.sampler) for e in chosen.in_full]),
            step=_common([worked_step(e, of, variable, answer.order) for e in chosen.in_full]),
        )
    return rounding_mistake(locale) if is_rounded(tree, answer.value, table.sampler) else None


def _common(found: list[T]) -> T | None:
    """What all explanations have in common, None where they differ."""
    return found[0] if all(each == found[0] for each in found) else None


@lru_cache(maxsize=KEPT_TABLES)
def table_of(function: Node, variable: str, order: int) -> MistakeTable | None:
    """The table of a question, or None where it would be too long."""
    if sum(1 for _ in walk(function)) > MOST_NODES or depth(function) > MOST_LEVELS:
        return None
    try:
        return build_table(function, variable, order)
    except (TemplateError, OverBudgetError):
        return None


def depth(node: Node) -> int:
    """Levels of the tree, 1 for a leaf."""
    return 1 + max((depth(part) for part in children(node)), default=0)
