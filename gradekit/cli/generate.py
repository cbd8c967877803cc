"""Draw a class's worksheets from a set file, with key and worked solutions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gradekit.cli.earlier_key import keep_earlier
from gradekit.cli.progress import progress
from gradekit.cli.set_files import set_files, write_files
from gradekit.cli.telling import say, tell

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("set_file", type=FILE, metavar="SET.yaml")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), help="Draws other problems.  [default: that of the set]")
@click.option("--variants", type=click.IntRange(1, 10_000), metavar="K", help="K different sheets, v01, v02, …")
@click.option("--roster", type=FILE, metavar="CSV", help="A sheet for each row; columns student and name.")
@click.option("--format", "formats", default="md", help="Of the sheets: md,tex,html,pdf.  [default: md]")
@click.option("--locale", type=click.Choice(["en", "vi"]), help="The language.  [default: that of the set]")
@click.option("--folder", "--library", "folders", type=FILE, multiple=True, help="Another folder of exercises.")
@click.option("-o", "--output", type=FILE, required=True, metavar="DIR", help="Where everything goes.")
@click.option("--json", "as_json", is_flag=True, help="What was made, as JSON.")
def command(
    set_file: Path,
    seed: int | None,
    variants: int | None,
    roster: Path | None,
    formats: str,
    locale: str | None,
    folders: tuple[Path, ...],
    output: Path,
    as_json: bool,
) -> None:
    """Draw the sheets of SET.yaml: one for each student of a roster, K numbered ones, or one for all.

    \b
    gradekit generate sample_sets/first_derivatives.yaml --roster class.csv --format md,pdf -o out

    Writes problems.json (no answers in it), key.json, a folder of single sheets, and for each format all sheets, keys
    and worked solutions in one file.
    """
    from gradekit import rendering
    from gradekit.templates.library import library
    from gradekit.templates.roster import SHARED, Student, easily_mixed_up, numbered, read_roster
    from gradekit.templates.sets import draw_set, load_set

    if variants is not None and roster is not None:
        raise click.UsageError("either --variants or --roster, not both")
    chosen = [rendering.get(name.strip()) for name in formats.split(",") if name.strip()]
    plan = load_set(set_file, library(*folders), locale)
    shared = variants is None and roster is None
    if roster is not None:
        students = read_roster(roster)
        for first, second in easily_mixed_up(students)[:20]:
            told = (
                f"{first!r} and {second!r} differ in capitals, spaces or leading zeros alone, which spreadsheets change"
            )
            tell(f"{roster}: [roster-alike] warning: {told}")
    else:
        students = (Student(SHARED),) if variants is None else numbered(variants)
    with progress("drawing") as moved:
        problem_set = draw_set(plan, students, seed, progress=moved)
    with progress("rendering") as moved:
        made = set_files(problem_set, chosen, shared=shared, wrong_form=plan.wrong_form, progress=moved)
    for told in keep_earlier(output, made):
        tell(told)
    write_files(output, made)
    if as_json:
        students_made = [{"student": sheet.student, "code": sheet.code} for sheet in problem_set.sheets]
        click.echo(
            json.dumps({"set": plan.id, "seed": problem_set.seed, "sheets": students_made, "files": sorted(made)})
        )
        return
    problems = counted(len(problem_set.sheets[0].slots), "problem")
    say(f"{counted(len(students), 'sheet')} of {problems}, {counted(len(made), 'file')} in {output}")


def counted(number: int, thing: str) -> str:
    """A number of things: `1 sheet`, `12 sheets`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
