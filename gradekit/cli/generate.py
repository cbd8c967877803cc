"""Draw a class's worksheets from a set file, with key and worked solutions."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradekit.cli.progress import progress
from gradekit.errors import InputError, Place

if TYPE_CHECKING:
    from gradekit.model.problem_set import ProblemSet
    from gradekit.rendering import Format

FILE = click.Path(path_type=Path)
COMBINED = {"sheet": "sheets", "key": "keys", "solutions": "solutions"}
"""View → the name of the file that holds it for the whole class."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@click.command()
@click.argument("set_file", type=FILE, metavar="SET.yaml")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), help="Draws other problems.  [default: that of the set]")
@click.option("--variants", type=click.IntRange(1, 10_000), metavar="K", help="K different sheets, v01, v02, …")
@click.option("--roster", type=FILE, metavar="CSV", help="A sheet for each row; columns student and name.")
@click.option("--format", "formats", default="md", help="Of the sheets: md,tex,html,pdf.  [default: md]")
@click.option("--locale", type=click.Choice(["en", "vi"]), help="The language.  [default: that of the set]")
@click.option("--library", "folders", type=FILE, multiple=True, help="Another folder of exercises.")
@click.option("-o", "--output", type=FILE, required=True, metavar="DIR", help="Where everything goes.")
def command(
    set_file: Path,
    seed: int | None,
    variants: int | None,
    roster: Path | None,
    formats: str,
    locale: str | None,
    folders: tuple[Path, ...],
    output: Path,
) -> None:
    r"""Draw the sheets of SET.yaml: one for each student of a roster, K numbered ones, or one for all.

    \b
    gradekit generate sample_sets/first_derivatives.yaml --roster class.csv --format md,pdf -o out

    Writes problems.json (no answers in it), key.json, a folder of single sheets, and for each format all sheets, keys
    and worked solutions in one file.
    """
    from gradekit import rendering
    from gradekit.batch.set_documents import as_json, key_document, problems_document
    from gradekit.templates.library import library
    from gradekit.templates.roster import SHARED, Student, numbered, read_roster
    from gradekit.templates.sets import draw_set, load_set

    if variants is not None and roster is not None:
        raise click.UsageError("either --variants or --roster, not both")
    chosen = [rendering.get(name.strip()) for name in formats.split(",") if name.strip()]
    plan = load_set(set_file, library(*folders), locale)
    shared = variants is None and roster is None
    if roster is not None:
        students = read_roster(roster)
    else:
        students = (Student(SHARED),) if variants is None else numbered(variants)
    with progress("drawing") as moved:
        problem_set = draw_set(plan, students, seed, progress=moved)
    made = {
        "problems.json": as_json(problems_document(problem_set, shared=shared)),
        "key.json": as_json(key_document(problem_set, shared=shared, wrong_form=plan.wrong_form)),
    }
    with progress("rendering") as moved:
        for done, form in enumerate(chosen, start=1):
            made |= _rendered(problem_set, form)
            if moved is not None:
                moved(done, len(chosen))
    _write(output, made)
    click.echo(f"{len(students)} sheets of {len(problem_set.sheets[0].slots)} problems, {len(made)} files in {output}")


def _rendered(problem_set: ProblemSet, form: Format) -> dict[str, bytes]:
    """File names and contents: the combined files, then the single sheets."""
    made = {f"{name}.{form.suffix}": form.render(problem_set, view) for view, name in COMBINED.items()}
    if len(problem_set.sheets) > 1:
        singles = [replace(problem_set, sheets=(sheet,)) for sheet in problem_set.sheets]
        names = file_names([sheet.student for sheet in problem_set.sheets])
        for name, content in zip(names, form.render_each(singles, "sheet"), strict=True):
            made[f"sheets/{name}.{form.suffix}"] = content
    return made


def file_names(students: list[str]) -> list[str]:
    """A file name for each student: letters, digits, dot, dash; a few digits of a hash where that alone would clash."""
    names = [_UNSAFE.sub("_", student).strip(".")[:60] or "_" for student in students]
    folded = [name.lower() for name in names]
    return [
        name if name == student and folded.count(name.lower()) == 1 else f"{name}-{_digest(student)}"
        for name, student in zip(names, students, strict=True)
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _write(folder: Path, made: dict[str, bytes]) -> None:
    try:
        for name, content in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise InputError("file", f"cannot be written: {error.strerror}", Place(str(folder))) from error
