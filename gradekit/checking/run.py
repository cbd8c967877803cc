"""Trying every law on a template: what `gradekit check` prints and the tests expect to be empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradekit.checking.law import Broken, Drawn, Law, Sample
from gradekit.checking.laws import all_laws
from gradekit.errors import GradekitError, TemplateError
from gradekit.templates.compiling import LOCALES
from gradekit.templates.template import Template
from gradekit.templates.work import Work


@dataclass(frozen=True, slots=True)
class Finding:
    """The first time a template breaks a law, and how many times it was seen to; or only a warning.

    `never_drawn`: no seed gives a problem, so that the template cannot be used.
    """

    law: str
    error: GradekitError
    seed: int | None
    times: int = 1
    is_warning: bool = False
    never_drawn: bool = False


def check_template(template: Template, seeds: int = 200, laws: Sequence[Law] | None = None) -> list[Finding]:
    """Every broken law of a template, tried with the seeds 0 … seeds - 1."""
    drawn, failures = _draw_all(template, seeds)
    findings = []
    if failures:
        seed, error = failures[0]
        told = _placed(template, error, seed)
        findings.append(Finding("LAW-draws", told, seed, len(failures), never_drawn=not drawn))
        if not drawn:
            return findings
    for law in laws if laws is not None else all_laws():
        chosen = drawn if law.seeds is None else drawn[: law.seeds]
        broken = _tried(law, Sample(template, chosen))
        if broken:
            first = broken[0]
            seen = f" (seed {first.seed})" if first.seed is not None else ""
            told = TemplateError(law.code, f"{first.message}{seen}", template.place(first.key))
            findings.append(Finding(law.code, told, first.seed, len(broken), law.warns))
    return findings


def draw_sample(template: Template, seeds: int) -> Sample:
    """The problems of the seeds 0 … seeds - 1 that can be drawn."""
    return Sample(template, _draw_all(template, seeds)[0])


def _draw_all(template: Template, seeds: int) -> tuple[list[Drawn], list[tuple[int, GradekitError]]]:
    drawn: list[Drawn] = []
    failures: list[tuple[int, GradekitError]] = []
    for seed in range(seeds):
        try:
            drawn.append(_draw(template, seed))
        except TemplateError as error:
            failures.append((seed, error))
    return drawn, failures


def _tried(law: Law, sample: Sample) -> list[Broken]:
    """What breaks a law; an error on the way breaks it, too."""
    try:
        return list(law.broken(sample))
    except GradekitError as error:
        return [Broken(f"[{error.code}] {error.message}")]


def _draw(template: Template, seed: int) -> Drawn:
    problems = {}
    work = Work(template.id)
    for locale in LOCALES:
        problems[locale], work = template.drawn(seed, locale)
    return Drawn(seed, problems, work)


def _placed(template: Template, error: GradekitError, seed: int) -> GradekitError:
    place = error.place if error.place.file else template.place("draw")
    told = "" if f"(seed {seed})" in error.message else f" (seed {seed})"
    return TemplateError(error.code, f"{error.message}{told}", place)
