"""Try the laws on exercises: every template, every seed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradekit.cli.telling import tell

if TYPE_CHECKING:
    from gradekit.errors import GradekitError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--seeds", type=click.IntRange(1, 100_000), default=200, show_default=True, help="Problems of each.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
def command(paths: tuple[Path, ...], seeds: int, as_json: bool) -> None:
    """Try every law on the template files and folders PATH, or on the whole library.

    PATH may also be the id of an exercise, or a topic.  What is broken is told as `file:line:col [CODE]`, the
    first time for each law and template.  A warning (a variant where two mistakes give the same wrong answer)
    breaks nothing.

    Exit code: 0 all laws hold, 1 a law is broken, 2 a file cannot be used, or no problem can be drawn from it.

    \b
    gradekit check exercise_templates/chain_rule/power_of_linear.yaml --seeds 50
    """
    from gradekit.checking.run import check_template
    from gradekit.cli.progress import progress
    from gradekit.errors import ErrorList
    from gradekit.templates.compiling import load_template

    files = _files(paths)
    unusable: list[GradekitError] = []
    broken: list[GradekitError] = []
    warned: list[GradekitError] = []
    with progress("checking") as move:
        for done, (template_id, path) in enumerate(files.items(), start=1):
            try:
                found = check_template(load_template(path, template_id, _short(path)), seeds)
            except ErrorList as faulty:
                unusable.extend(faulty.errors)
                continue
            unusable.extend(finding.error for finding in found if finding.never_drawn)
            broken.extend(finding.error for finding in found if not finding.is_warning and not finding.never_drawn)
            warned.extend(finding.error for finding in found if finding.is_warning)
            if move is not None:
                move(done * 20, len(files) * 20)
    _tell((len(files), seeds), [*unusable, *broken], warned, as_json)
    sys.exit(2 if unusable else 1 if broken else 0)


def _files(paths: tuple[Path, ...]) -> dict[str, Path]:
    """The template files meant, by id."""
    from gradekit.errors import Place, TemplateError
    from gradekit.templates.library import find_files, library

    bundled = library()
    if not paths:
        return dict(bundled.files)
    files: dict[str, Path] = {}
    for path in paths:
        text = path.as_posix().rstrip("/")
        if path.is_file():
            files[f"{path.resolve().parent.name}/{path.stem}"] = path
        elif path.is_dir():
            folder = path.resolve()
            topic = {k: p for k, p in find_files(folder.parent).items() if p.parent == folder}
            found = topic or find_files(folder)
            if not found:
                raise TemplateError("TEMPLATE-folder", "holds no exercise: no <topic>/<name>.yaml", Place(str(path)))
            files |= found
        elif text in bundled.files:
            files[text] = bundled.files[text]
        elif text in bundled.topics():
            files |= {k: p for k, p in bundled.files.items() if k.startswith(text + "/")}
        else:
            bundled.get(text)  # says which exercises look like it
    return files


def _short(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_absolute() and path.is_relative_to(here) else path.as_posix()


def _tell(counts: tuple[int, int], faulty: list[GradekitError], warned: list[GradekitError], as_json: bool) -> None:
    count, seeds = counts
    if as_json:
        import json

        rows = [
            {
                "file": error.place.file,
                "line": error.place.line,
                "column": error.place.column,
                "path": error.place.path,
                "code": error.code,
                "message": error.message,
                "level": level,
            }
            for level, errors in (("error", faulty), ("warning", warned))
            for error in errors
        ]
        click.echo(json.dumps({"templates": count, "seeds": seeds, "findings": rows}, ensure_ascii=False, indent=2))
        return
    for error in faulty:
        tell(str(error))
    for error in warned:
        tell(f"warning: {error}")
    told = f"{len(faulty)} finding(s)" if faulty else "every law holds"
    also = f", {len(warned)} warning(s)" if warned else ""
    click.echo(f"{count} exercise(s), {seeds} seed(s) each: {told}{also}")
