"""problems.json and key.json of a drawn set."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gradekit import answers
from gradekit.expression.printing import text
from gradekit.model import display_printing
from gradekit.model.content import Content
from gradekit.model.display import Display
from gradekit.model.problem import Part
from gradekit.model.problem_set import ProblemSet, Slot
from gradekit.rendering.gaps import labels, with_labels
from gradekit.rendering.markdown import Markdown
from gradekit.version import __version__
from gradekit.wire.answer_trees import answer_document
from gradekit.wire.key import KeyDocument
from gradekit.wire.problems import ProblemsDocument


def problems_document(problem_set: ProblemSet, *, shared: bool = False) -> ProblemsDocument:
    """What every student gets; holds no answer.  Prompts are Markdown."""
    return ProblemsDocument.model_validate(_document(problem_set, shared, with_answers=False))


def key_document(
    problem_set: ProblemSet, *, shared: bool = False, wrong_form: Fraction = Fraction(1, 2)
) -> KeyDocument:
    """The same with answers, worked solutions and policies."""
    document = _document(problem_set, shared, with_answers=True)
    return KeyDocument.model_validate(document | {"seed": problem_set.seed, "scoring": {"wrong_form": str(wrong_form)}})


def _document(problem_set: ProblemSet, shared: bool, *, with_answers: bool) -> dict[str, Any]:
    return {
        "set": problem_set.id,
        "title": problem_set.title,
        "locale": problem_set.locale,
        "instructions": problem_set.instructions,
        "engine": __version__,
        "shared": shared,
        "sheets": [
            {
                "student": sheet.student,
                "name": sheet.name,
                "code": sheet.code,
                "problems": [_problem(slot, with_answers) for slot in sheet.slots],
            }
            for sheet in problem_set.sheets
        ],
    }


def _problem(slot: Slot, with_answers: bool) -> dict[str, Any]:
    problem = slot.problem
    return {
        "id": slot.id,
        "variant": str(problem.variant),
        "points": slot.points,
        "title": problem.title,
        "prompt": _markdown(with_labels(problem.prompt, labels(problem)), problem.locale),
        "parts": [_part(part, problem.locale, with_answers) for part in problem.parts],
    }


def _part(part: Part, locale: str, with_answers: bool) -> dict[str, Any]:
    common = {
        "id": part.id,
        "type": part.answer.type,
        "prompt": _markdown(part.prompt, locale),
        "weight": part.weight,
    }
    if not with_answers:
        return common
    return common | {
        "answer": answer_document(part.answer),
        "shown": _latex((answers.get(part.answer.type).show(part.answer),), locale),
        "messages": [{"when": text.show(message.when), "text": message.text} for message in part.messages],
        "solution": [
            {
                "rules": list(step.rules),
                "before": _latex(step.before, locale),
                "after": _latex(step.after, locale),
                "text": step.text,
            }
            for step in part.solution.steps
        ],
    }


def _markdown(content: Content, locale: str) -> str:
    return str(Markdown(locale).content(content))


def _latex(display: Display, locale: str) -> str:
    return display_printing.show(display, "latex", locale)
