"""Show one drawn problem with its key and worked solution."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gradekit.model.content import Content
    from gradekit.model.problem import Part, Problem
    from gradekit.templates.template import Template


@click.command()
@click.argument("template")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=0, show_default=True, help="Which problem.")
@click.option("--locale", type=click.Choice(["en", "vi"]), default="en", show_default=True, help="Language.")
@click.option("--format", "form", type=click.Choice(["text", "md", "tex", "json"]), default="text", show_default=True)
@click.option(
    "--detail",
    type=click.Choice(["every", "new", "brief"]),
    default="every",
    show_default=True,
    help="How many lines of a derivative.",
)
@click.option("--folder", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of more exercises.")
def command(template: str, seed: int, locale: str, form: str, detail: str, folders: tuple[Path, ...]) -> None:
    """Draw one problem of TEMPLATE and show it with its answer and its worked solution.

    TEMPLATE is an id of `gradekit templates`, or the path of a template file.

    \b
    gradekit show chain_rule/power_of_linear --seed 3
    gradekit show products_quotients/three_factors --detail brief

    --detail: every line of a derivative, `new` for those with a rule beyond sums and powers, `brief` for one line.
    Lines that the author of the exercise wrote are always shown.
    """
    problem = _find(template, folders).draw(seed, locale, detail)
    if form == "json":
        click.echo(_json(problem))
    elif form == "text":
        click.echo("\n".join(_lines(problem)))
    else:
        from gradekit.model.problem_set import ProblemSet, Sheet, Slot
        from gradekit.rendering import get

        sheet = Sheet("v01", "", str(problem.variant), (Slot("p1", problem),))
        problem_set = ProblemSet("show", problem.title, locale, seed, (sheet,))
        click.echo(get(form).render(problem_set, "solutions").decode(), nl=False)


def _find(template: str, folders: tuple[Path, ...]) -> Template:
    from gradekit.templates.compiling import load_template
    from gradekit.templates.library import library

    path = Path(template)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return load_template(path, f"{path.resolve().parent.name}/{path.stem}")
    return library(*folders).get(template)


def _lines(problem: Problem) -> list[str]:
    lines = [f"{problem.title}  ({problem.variant})", "", _plain(problem.prompt, problem.locale)]
    for part in problem.parts:
        lines.extend(_part_lines(part, problem))
    return lines


def _part_lines(part: Part, problem: Problem) -> list[str]:
    from gradekit import answers
    from gradekit.expression.printing import text
    from gradekit.model.display_printing import show

    locale = problem.locale
    words = {"en": ("Answer", "Hint"), "vi": ("Đáp án", "Gợi ý")}[locale]
    label = f" {part.id}" if len(problem.parts) > 1 else ""
    lines = [""]
    if part.prompt:
        lines.append(_plain(part.prompt, locale))
    lines.append(f"{words[0]}{label}: {text.show(answers.get(part.answer.type).show(part.answer), locale)}")
    lines.extend(f"{words[1]} {n}: {_plain(hint, locale)}" for n, hint in enumerate(part.hints, start=1))
    for number, step in enumerate(part.solution.steps, start=1):
        sides = [show(side, "text", locale) for side in (step.before, step.after) if side]
        lines.append(f"  {number}. " + "  ".join(piece for piece in (" = ".join(sides), step.text) if piece))
    return lines


def _plain(content: Content, locale: str) -> str:
    from gradekit.templates.filling import plain_text

    return plain_text(content, locale)


def _json(problem: Problem) -> str:
    import json

    from gradekit import answers
    from gradekit.expression.printing import latex, text
    from gradekit.model.display_printing import show

    parts = []
    for part in problem.parts:
        shown = answers.get(part.answer.type).show(part.answer)
        parts.append(
            {
                "id": part.id,
                "type": part.answer.type,
                "prompt": _plain(part.prompt, problem.locale),
                "answer": {"text": text.show(shown, problem.locale), "latex": latex.show(shown, problem.locale)},
                "hints": [_plain(hint, problem.locale) for hint in part.hints],
                "solution": [
                    {
                        "rules": list(step.rules),
                        "before": show(step.before, "latex", problem.locale),
                        "after": show(step.after, "latex", problem.locale),
                        "text": step.text,
                    }
                    for step in part.solution.steps
                ],
            }
        )
    document = {
        "schema": "gradekit/problem/1",
        "variant": str(problem.variant),
        "title": problem.title,
        "locale": problem.locale,
        "topic": problem.topic,
        "skills": list(problem.skills),
        "level": problem.level,
        "draws": dict(problem.draws),
        "prompt": _plain(problem.prompt, problem.locale),
        "parts": parts,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
