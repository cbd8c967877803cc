"""The name of the mistake behind a wrong answer."""

from __future__ import annotations

from gradekit.expression.tree import Node
from gradekit.model.answer import Answer
from gradekit.model.verdict import NamedMistake


def diagnose(answer: Answer, tree: Node, locale: str = "en") -> NamedMistake | None:
    """The recognised mistake, or None where no explanation is known.  Only derivatives are diagnosed."""
    if answer.of is None:
        return None
    from gradekit.grading.mistake_search import search

    return search(answer.of, answer, tree, locale)
