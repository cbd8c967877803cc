"""Do the whole job on a bundled class: sheets, key, solutions, grades, report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradekit.cli.progress import progress
from gradekit.cli.set_files import set_files, write_files
from gradekit.cli.telling import say

if TYPE_CHECKING:
    from gradekit.batch.report import Summary

SET = "first_derivatives"
FORMATS = ("md", "tex", "html", "pdf")
SHOWN = ("correct", "wrong_form", "incorrect", "unreadable", "undecided")


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("demo"), show_default=True, metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
def command(out: Path, as_json: bool) -> None:
    """Draw a class's worksheets, render them, grade its answers and write the report.

    \b
    gradekit demo --out demo

    The set, the roster and the answers of the class of twelve are those of sample_sets/.
    """
    from gradekit import rendering
    from gradekit.batch.gradebook import write_gradebook
    from gradekit.batch.report import summarise, write_report
    from gradekit.batch.run import grade_file, read_results
    from gradekit.templates.bundled import bundled
    from gradekit.templates.library import library
    from gradekit.templates.roster import read_roster
    from gradekit.templates.sets import draw_set, load_set

    source = bundled("sample_sets")
    plan = load_set(source / f"{SET}.yaml", library())
    students = read_roster(source / f"{SET}.roster.csv")
    with progress("drawing") as moved:
        problem_set = draw_set(plan, students, progress=moved)
    formats = [rendering.get(suffix) for suffix in FORMATS]
    with progress("rendering") as moved:
        made = set_files(problem_set, formats, shared=False, wrong_form=plan.wrong_form, progress=moved)
    write_files(out, made)
    results = out / "results.jsonl"
    with progress("grading") as moved:
        batch = grade_file(out / "key.json", source / f"{SET}.submissions.csv", results, progress=moved)
    write_gradebook(out / "gradebook.csv", batch.key, read_results(results))
    write_report(out / "report.html", batch.key, read_results(results))
    summary = summarise(read_results(results))
    if as_json:
        outcomes = dict(sorted(summary.outcomes.items()))
        click.echo(json.dumps({"sheets": len(students), "answers": summary.results, "outcomes": outcomes}))
        return
    problems = len(problem_set.sheets[0].slots)
    say(f"{len(students)} students, {problems} problems each, {len(made)} files in {out}/")
    for line in (*_files(out), "", *_counts(summary), "", *_mistakes(summary), *_people(summary)):
        say(line)


def _files(out: Path) -> Iterator[str]:
    """What lies where."""
    rows = (
        ("sheets.pdf", "every student's sheet, for printing; single ones in sheets/"),
        ("keys.pdf", "the answers; solutions.pdf: every step; the same as .html, .tex and .md"),
        ("key.json", "what grading needs; problems.json: the same without answers"),
        ("results.jsonl", "a verdict with its evidence for every answer"),
        ("gradebook.csv", "scores; report.html: the class at a glance"),
    )
    for name, what in rows:
        yield f"  {out / name!s:<24} {what}"


def _counts(summary: Summary) -> Iterator[str]:
    """A row for each exercise, and one for all."""
    problems = sorted(summary.exercises.values(), key=lambda e: (min((len(p), p) for p in e.problems), e.part))
    names = [f"{', '.join(sorted(problem.problems)):<4}{problem.template}" for problem in problems]
    width = max(map(len, names))
    again = f", {summary.superseded} of them handed in again" if summary.superseded else ""
    yield f"{summary.results} answers graded{again}"
    yield f"  {'':<{width}}" + "".join(f"{name.replace('_', ' '):>12}" for name in (*SHOWN, "blank"))
    for name, problem in zip(names, problems, strict=True):
        yield f"  {name:<{width}}" + _row([*(problem.outcomes[outcome] for outcome in SHOWN), problem.blank])
    together = [*(summary.outcomes[outcome] for outcome in SHOWN), sum(problem.blank for problem in problems)]
    yield f"  {'together':<{width}}" + _row(together)


def _row(counts: list[int]) -> str:
    return "".join(f"{count or '':>12}" for count in counts)


def _mistakes(summary: Summary) -> Iterator[str]:
    """The most frequent named mistakes of the class."""
    counted: dict[str, int] = {}
    for problem in summary.exercises.values():
        for name, count in problem.mistakes.items():
            counted[name] = counted.get(name, 0) + count
    if counted:
        yield "Mistakes with a name:"
        for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:8]:
            yield f"  {count:>2}  {name}"
        yield ""


def _people(summary: Summary) -> Iterator[str]:
    """What a person, or the student again, must look at."""
    yield "Not counted as wrong:"
    for rows, who in ((summary.retype, "may be typed again"), (summary.people, "needs a person")):
        for row in rows:
            yield f"  {row['student']} {row['problem']:<4}{row['answer'][:30]:<32}{who}: {row['message']}"
