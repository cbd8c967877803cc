"""What a layout gets to see: sheets, problems, parts and steps, numbered and named, still without any notation."""

from __future__ import annotations

from dataclasses import dataclass

from gradekit import answers
from gradekit.model.content import Content, Paragraph
from gradekit.model.display import Display, Sign
from gradekit.model.problem import Part, Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.model.solution import Step
from gradekit.rendering.gaps import gaps, labels, with_labels
from gradekit.rendering.phrases import phrases
from gradekit.rendering.rule_names import advice, rule_names
from gradekit.templates.roster import SHARED


@dataclass(frozen=True, slots=True)
class PageStep:
    """One step: the rules' names, a sentence, and the line `before = after`; each may be empty."""

    number: int
    rules: str
    text: Content
    line: Display


@dataclass(frozen=True, slots=True)
class PagePart:
    """One blank.  `label`: `(a)`, empty where there is only one.  `room`: height left for working, in centimetres."""

    label: str
    prompt: Content
    answer: Display
    steps: tuple[PageStep, ...]
    room: float
    has_gap: bool


@dataclass(frozen=True, slots=True)
class PageProblem:
    """One problem of a sheet."""

    number: int
    anchor: str
    title: str
    points: str
    variant: str
    prompt: Content
    parts: tuple[PagePart, ...]


@dataclass(frozen=True, slots=True)
class PageSheet:
    """One student's pages.  `anchor`: a name for links, unique in the document."""

    anchor: str
    student: str
    name: str
    code: str
    total: str
    problems: tuple[PageProblem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document.  `words`: the fixed phrases; `subtitle`: what kind of document it is."""

    title: str
    subtitle: str
    locale: str
    view: str
    instructions: str
    words: dict[str, str]
    sheets: tuple[PageSheet, ...]


def page(problem_set: ProblemSet, view: str) -> Page:
    """The document of a set in one view."""
    words = phrases(problem_set.locale)
    sheets = tuple(_sheet(sheet, n, problem_set.locale, view) for n, sheet in enumerate(problem_set.sheets, 1))
    return Page(
        title=problem_set.title,
        subtitle=words[view],
        locale=problem_set.locale,
        view=view,
        instructions=problem_set.instructions if view == "sheet" else "",
        words=words,
        sheets=sheets,
    )


def _sheet(sheet: Sheet, number: int, locale: str, view: str) -> PageSheet:
    anchor = f"s{number}"
    return PageSheet(
        anchor=anchor,
        student=sheet.student,
        name=sheet.name,
        code=_code(sheet),
        total=points(sum(slot.points for slot in sheet.slots), locale),
        problems=tuple(_problem(slot, n, f"{anchor}-p{n}", view) for n, slot in enumerate(sheet.slots, 1)),
    )


def _code(sheet: Sheet) -> str:
    """The code of the sheet; with the student's id where no name tells whose it is, and it is not for everybody."""
    return sheet.code if sheet.name or sheet.student == SHARED else f"{sheet.code} ({sheet.student})"


def _problem(slot: Slot, number: int, anchor: str, view: str) -> PageProblem:
    problem = slot.problem
    prompts = (problem.prompt, *(part.prompt for part in problem.parts))
    filled_in = {part for prompt in prompts for part in gaps(prompt)}
    named = labels(problem)
    return PageProblem(
        number=number,
        anchor=anchor,
        title=problem.title,
        points=points(slot.points, problem.locale),
        variant=str(problem.variant),
        prompt=with_labels(problem.prompt, named),
        parts=tuple(_part(part, problem, named[part.id], view, part.id in filled_in) for part in problem.parts),
    )


def _part(part: Part, problem: Problem, label: str, view: str, has_gap: bool) -> PagePart:
    """A part; on a sheet, one whose gap stands in the prompt and that asks nothing more needs no line of its own."""
    label = "" if view == "sheet" and has_gap and not part.prompt else label
    shown = answers.get(part.answer.type).show(part.answer)
    return PagePart(
        label=label,
        prompt=part.prompt,
        answer=(shown,),
        steps=tuple(_step(step, n, problem.locale) for n, step in enumerate(part.solution.steps, 1)),
        room=_room(part, problem.level),
        has_gap=has_gap,
    )


def _step(step: Step, number: int, locale: str) -> PageStep:
    line = (*step.before, Sign("="), *step.after) if step.before and step.after else step.before or step.after
    content = step.content
    if step.text and not content:
        said = advice(step.rules, step.text, locale)
        content = (Paragraph(said),) if said else ()
    return PageStep(number, rule_names(step.rules, locale), content, line)


def _room(part: Part, level: int) -> float:
    """Centimetres for working: more for a higher level, less for a number."""
    return (1.2 if part.answer.type == "number" else 1.8) + 0.4 * min(level, 5)


def points(number: int, locale: str) -> str:
    """`1 point`, `3 points`, `3 điểm`."""
    words = phrases(locale)
    return f"{number} {words['point' if number == 1 else 'points']}"
