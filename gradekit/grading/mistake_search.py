"""Looking a wrong derivative up among the wrong ways to derive it; the tables of recent questions are kept."""

from __future__ import annotations

from functools import lru_cache

from gradekit.calculus.mistake_table import Explanation, MistakeTable, build_table
from gradekit.calculus.sampling import OverBudgetError
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, Symbol, children, walk
from gradekit.grading.explaining import named
from gradekit.grading.roundings import is_rounded, rounding_mistake
from gradekit.model.answer import Answer
from gradekit.model.verdict import NamedMistake

MOST_NODES = 120
MOST_LEVELS = 24
"""Functions with more nodes or levels are not diagnosed: their table would be long in the making."""

KEPT_TABLES = 256
AS_LIKELY = 10
"""Explanations whose costs differ by at most this are both told."""


def search(of: Node, answer: Answer, tree: Node, locale: str) -> NamedMistake | None:
    """The mistake that makes this answer of the derivative of `of`, or None where none is known."""
    table = table_of(of, answer.variables[0], answer.order)
    if table is None:
        return None
    explanations = table.look_up(tree)
    if explanations:
        return named(_likely(explanations), locale)
    return rounding_mistake(locale) if is_rounded(tree, answer.value, table.sampler) else None


@lru_cache(maxsize=KEPT_TABLES)
def table_of(function: Node, variable: str, order: int) -> MistakeTable | None:
    """The table of a question, or None where it would be too long or there is nothing to differentiate."""
    if sum(1 for _ in walk(function)) > MOST_NODES or depth(function) > MOST_LEVELS:
        return None
    if not any(n == Symbol(variable) for n in walk(function)):
        return None
    try:
        return build_table(function, variable, order)
    except (TemplateError, OverBudgetError):
        return None


def depth(node: Node) -> int:
    """Levels of the tree, 1 for a leaf."""
    return 1 + max((depth(part) for part in children(node)), default=0)


def _likely(explanations: list[Explanation]) -> list[Explanation]:
    """The likeliest, and another one that is about as likely and not just a finer way to say the same."""
    first = explanations[0]
    for other in explanations[1:]:
        same = [e.mistake.code for e in other.events] == [e.mistake.code for e in first.events]
        if (
            not same
            and other.events[0].mistake.code != "overall_sign"
            and other.cost <= first.cost + AS_LIKELY
            and not _is_inside(other, first)
        ):
            return [first, other]
    return [first]


def _is_inside(other: Explanation, first: Explanation) -> bool:
    """Whether the other mistake was made inside the part where the first one was made."""
    inner, outer = other.events[0].place, first.events[0].place
    return (
        inner is not None
        and outer is not None
        and any(n is inner.node for n in walk(outer.node))
        and inner is not outer
    )
