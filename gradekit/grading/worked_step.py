"""The step of the worked solution in which the derivative is taken that a student got wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from gradekit.expression.tree import Function, Node, walk
from gradekit.grading.explaining import first_gap
from gradekit.model.verdict import NamedMistake, WorkedStep
from gradekit.values import replace

if TYPE_CHECKING:
    from gradekit.calculus.derivation import DerivationStep
    from gradekit.calculus.explanation import Explanation

StepRules: TypeAlias = tuple[tuple[str, ...], ...]
"""The codes of the rules of each step of a worked solution."""

WITHOUT_STEP = frozenset({"algebra", "wrong-operation", "rounding", "notation"})
"""Families of mistakes that no step of a worked derivative does right: they come before it, or after."""


def worked_step(explanation: Explanation, function: Node, variable: str, order: int) -> WorkedStep | None:
    """The first step that leaves no derivative to be taken of the function at the place of the first mistake.

    Where the message is about the inner function there, it is the step for that one.  `order`: of the question's
    derivative.  None where there is no such step, as the place is a part of the function in another form, or the
    mistake is not one of differentiating.
    """
    event = explanation.events[0]
    if event.place is None or event.mistake.family in WITHOUT_STEP:
        return None
    known = event.place.memo
    inner = first_gap(event) == "inner"
    key = "step of inner" if inner else "step"
    if key not in known:
        wanted = event.slip.details["inner"] if inner else event.place.node
        known[key] = _step_of(wanted, _steps(function, variable, order))
    found = known[key]
    return found if isinstance(found, WorkedStep) else None


def _step_of(wanted: Node, steps: tuple[DerivationStep, ...]) -> WorkedStep | None:
    pending = False
    for number, step in enumerate(steps, start=1):
        pending = pending or _is_pending(wanted, step.before)
        if pending and not _is_pending(wanted, step.after):
            return WorkedStep(number, step.rules)
    return None


def in_solution(mistake: NamedMistake | None, steps: StepRules | None) -> NamedMistake | None:
    """The mistake with its step in a solution whose steps use these rules, or with none; None for the derivation."""
    if mistake is None or mistake.step is None or steps is None:
        return mistake
    step, rules = mistake.step, mistake.step.rules
    if steps[step.number - 1 : step.number] == (rules,):
        return mistake
    number = next((n for n, found in enumerate(steps, start=1) if found == rules), None)
    return replace(mistake, step=None if number is None else WorkedStep(number, rules))


@lru_cache(maxsize=256)
def _steps(function: Node, variable: str, order: int) -> tuple[DerivationStep, ...]:
    from gradekit.calculus.derivation import derive

    return derive(function, variable, order).steps


def _is_pending(node: Node, tree: Node) -> bool:
    """Whether the derivative of the node, or of something that holds it, is still to be taken in the tree."""
    return any(
        node in walk(part.arguments[0]) for part in walk(tree) if isinstance(part, Function) and part.name == "diff"
    )
