"""The answer of the key, typed back in as it is printed, is correct."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit import answers
from gradekit.checking.law import Broken, Law, Sample
from gradekit.expression.printing import latex, text
from gradekit.grading.grader import grade
from gradekit.model.problem import Part


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        for locale, problem in drawn.problems.items():
            for part in problem.parts:
                for typed in _typed(part, locale):
                    verdict = grade(part.answer, typed, locale)
                    if verdict.outcome != "correct":
                        why = verdict.complaint.code if verdict.complaint else verdict.note or verdict.message
                        said = f"the key's answer {typed!r} ({locale}) is {verdict.outcome}: {why}"
                        yield Broken(said, drawn.seed, "answer")


def _typed(part: Part, locale: str) -> tuple[str, ...]:
    """What a student would copy from the key; LaTeX in one language, as its decimal mark is all that differs."""
    shown = answers.get(part.answer.type).show(part.answer)
    plain = text.show(shown, locale)
    return (plain, latex.show(shown, locale)) if locale == "en" else (plain,)


LAW = Law("LAW-answer-correct", "The answer of the key, typed back in, is correct.", _broken)
