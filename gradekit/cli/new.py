"""Write the skeleton of a new exercise."""

from __future__ import annotations

import re
from pathlib import Path

import click

from gradekit.cli.telling import say, tell
from gradekit.errors import Place, TemplateError
from gradekit.templates.bundled import bundled

SKELETON = """\
# Every key is explained in docs/authoring.md; `gradekit check {path}` tries the laws on 200 seeds.
title: {{en: Power of a linear function, vi: Lũy thừa của hàm bậc nhất}}
skills: [chain-rule, power-rule]
level: 2
source: own
version: 1
draw:
  a: {{choice: [-7, -5, -3, 3, 5, 7]}}
  b: {{nonzero: [-9, 9]}}
  n: {{choice: [2, 4, 6]}}
let:
  f: {{pick: [(a*x + b)^n, 1/(a*x + b)^n]}}
prompt:
  en: Differentiate ${{{{ f }}}}$ with respect to $x$.
  vi: Tính đạo hàm của ${{{{ f }}}}$ theo $x$.
answer: {{type: derivative, of: f}}
hints:
  - en: What is the outer function, what the inner one?
    vi: Đâu là hàm ngoài, đâu là hàm trong?
"""

_ID = re.compile(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")


@click.command()
@click.argument("template", metavar="TOPIC/NAME")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("exercise_templates"),
    show_default=True,
    help="The folder of exercises to write into.",
)
def command(template: str, folder: Path) -> None:
    """Write a template that already works, to be changed into the exercise you want.

    \b
    gradekit new chain_rule/root_of_quadratic
    """
    if not _ID.fullmatch(template):
        raise TemplateError("TEMPLATE-name", f"{template!r}: write TOPIC/NAME in small letters, digits and _")
    path = folder / f"{template}.yaml"
    if path.exists():
        raise TemplateError("TEMPLATE-exists", "the file is there already; nothing was written", Place(str(path)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SKELETON.format(path=path.as_posix()), encoding="utf-8")
    except OSError as error:
        raise TemplateError("TEMPLATE-folder", f"cannot be written: {error.strerror}", Place(str(path))) from error
    say(str(path))
    if folder.resolve() != bundled("exercise_templates").resolve():
        tell(f"Look at it with: gradekit show {template} --folder {folder}")
