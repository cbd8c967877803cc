"""The worked solution of a drawn part: the author's lines, and the named steps of derivatives."""

from __future__ import annotations

from gradekit.model.display import Display, Piece, Sign
from gradekit.model.solution import Solution, Step
from gradekit.model.worked import worked_solution
from gradekit.templates.answering import Answered
from gradekit.templates.filling import Slots, fill_display, plain_text
from gradekit.templates.formulas import Values
from gradekit.templates.plans import PartPlan, StepPlan
from gradekit.templates.work import Work

EQUALS = Sign("=")


def solution(plan: PartPlan, answered: Answered, values: Values, slots: Slots, locale: str, work: Work) -> Solution:
    """The author's lines where there are some, else the derivative's named steps."""
    if not plan.steps:
        if answered.derivation is None:
            return Solution()
        return worked_solution(answered.derivation, locale, work.detail)
    steps: list[Step] = []
    for line in plan.steps:
        steps.extend(_steps(line, plan, values, slots, locale, work))
    return Solution(tuple(steps))


def _steps(line: StepPlan, plan: PartPlan, values: Values, slots: Slots, locale: str, work: Work) -> tuple[Step, ...]:
    """The line as drawn, without links that repeat what stands before them: y = x - 1 = x - 1 ends earlier."""
    if line.derive is not None:
        function = line.derive.value(values, work)
        derivation = work.derivation(function, plan.answer.variable, plan.answer.order)
        return worked_solution(derivation, locale, work.detail).steps
    content = line.text[locale].fill(slots) if line.text else ()
    text = plain_text(content, locale, " ")
    if not line.after:
        return (Step((), fill_display(line.before, slots), (), text, content),)
    before = _links(fill_display(line.before, slots))
    after = _links(fill_display(line.after, slots))
    told = [link for place, link in enumerate(after) if link != (before[-1] if place == 0 else after[place - 1])]
    return (Step((), _chain(before), _chain(told), text, content),) if told else ()


def _links(display: Display) -> list[Display]:
    """What stands between the equals signs of a chain of equations."""
    links: list[list[Piece]] = [[]]
    for piece in display:
        if piece == EQUALS:
            links.append([])
        else:
            links[-1].append(piece)
    return [tuple(link) for link in links]


def _chain(links: list[Display]) -> Display:
    return tuple([piece for place, link in enumerate(links) for piece in ((EQUALS, *link) if place else link)])
