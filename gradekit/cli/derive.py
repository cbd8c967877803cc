"""Differentiate an expression, with named steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gradekit.cli.formula_command import FormulaCommand

if TYPE_CHECKING:
    from gradekit.calculus.derivation import Derivation, DerivationStep
    from gradekit.expression.tree import Node


@click.command(cls=FormulaCommand)
@click.argument("expression")
@click.option("--variable", help="The variable of differentiation.  [default: x, else the first name]")
@click.option("--order", type=click.IntRange(1, 20), default=1, show_default=True, help="How many times.")
@click.option("--locale", type=click.Choice(["en", "vi"]), default="en", help="Decimal mark and language.")
@click.option("--format", "form", type=click.Choice(["text", "tex", "json"]), default="text", show_default=True)
@click.option("--detail", type=click.Choice(["every", "new", "brief"]), default="every", help="How many lines.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def command(
    expression: str, variable: str | None, order: int, locale: str, form: str, detail: str, as_json: bool
) -> None:
    """Differentiate EXPRESSION and show each step with the rules it uses.

    \b
    gradekit derive 'ln(1 + (x - 1)^10)'
    gradekit derive 't^3*e^t' --variable t --order 2 --format json

    --detail: every line, `new` for those with a rule beyond sums and powers, `brief` for one line.

    Exit code: 0 done, 2 for an expression that cannot be read or differentiated.
    """
    from gradekit.calculus.derivation import derive, main_variable

    tree = _read(expression, locale, variable)
    derivation = derive(tree, variable or main_variable(tree), order)
    steps = derivation.told(detail)
    if as_json or form == "json":
        import json

        click.echo(json.dumps(_document(expression, derivation, steps, locale), ensure_ascii=False, indent=2))
    else:
        write = _tex if form == "tex" else _text
        click.echo("\n".join(write(derivation, steps, locale)))


def _read(expression: str, locale: str, variable: str | None) -> Node:
    from gradekit.errors import InputError
    from gradekit.expression.complaints import message
    from gradekit.expression.reader import read
    from gradekit.expression.reading import Complaint, ReaderSettings

    names = (variable,) if variable else ()
    reading = read(expression, ReaderSettings(names=names, locale=locale, any_name=True))
    if isinstance(reading, Complaint):
        raise InputError(reading.code, f"{message(reading, locale)} (at character {reading.offset + 1}: {expression})")
    return reading.tree


def _document(
    expression: str, derivation: Derivation, steps: tuple[DerivationStep, ...], locale: str
) -> dict[str, Any]:
    from gradekit.expression.printing import latex, text

    return {
        "schema": "gradekit/derivation/1",
        "expression": expression,
        "variable": derivation.variable,
        "order": derivation.order,
        "derivative": text.show(derivation.result, locale),
        "derivative_latex": latex.show(derivation.result, locale),
        "steps": [
            {
                "rules": list(step.rules),
                "before": text.show(step.before, locale),
                "after": text.show(step.after, locale),
                "text": step.text(locale),
                "before_latex": latex.show(step.before, locale),
                "after_latex": latex.show(step.after, locale),
                "order": step.order,
            }
            for step in steps
        ],
    }


def _text(derivation: Derivation, steps: tuple[DerivationStep, ...], locale: str) -> list[str]:
    from gradekit.expression.printing.text import show

    lines: list[str] = []
    order = 0
    for step in steps:
        if step.order != order:
            order = step.order
            lines += [""] if lines else []
            lines.append(show(step.before, locale))
        lines += [f"  = {show(step.after, locale)}", f"      {step.text(locale)}"]
    return lines or [show(derivation.result, locale)]


def _tex(_derivation: Derivation, steps: tuple[DerivationStep, ...], locale: str) -> list[str]:
    from gradekit.calculus.wording import title
    from gradekit.expression.printing.latex import show

    lines = [r"\begin{align*}"]
    order = 0
    for step in steps:
        if step.order != order:
            order = step.order
            lines.append(f"  {show(step.before, locale)}")
        names = ", ".join(title(code, locale) for code in step.rules)
        lines.append(rf"  &= {show(step.after, locale)} && \text{{{names}}} \\")
    lines[-1] = lines[-1].removesuffix(r" \\")
    return [*lines, r"\end{align*}"]
