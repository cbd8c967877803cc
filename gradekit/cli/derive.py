"""Differentiate an expression, with named steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gradekit.cli.formula_command import FormulaCommand

if TYPE_CHECKING:
    from gradekit.expression.tree import Node


FORMATS = ("text", "tex", "html", "typst", "json")
"""The files of `rendering/derivations/`."""


@click.command(cls=FormulaCommand)
@click.argument("expression")
@click.option("--variable", help="The variable of differentiation.  [default: x, else the first name]")
@click.option("--order", type=click.IntRange(1, 20), default=1, show_default=True, help="How many times.")
@click.option("--locale", type=click.Choice(["en", "vi"]), default="en", help="Decimal mark and language.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--detail", type=click.Choice(["every", "new", "brief"]), default="every", help="How many lines.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def command(
    expression: str, variable: str | None, order: int, locale: str, form: str, detail: str, as_json: bool
) -> None:
    """Differentiate EXPRESSION and show each step with the rules it uses.

    \b
    gradekit derive 'ln(1 + (x - 1)^10)'
    gradekit derive 't^3*e^t' --variable t --order 2 --format json

    --format: text for the terminal, json for programs; tex, html and typst are pieces to put into a document.
    --detail: every line, `new` for those with a rule beyond sums and powers, `brief` for one line.

    Exit code: 0 done, 2 for an expression that cannot be read or differentiated.
    """
    from gradekit.calculus.derivation import derive, main_variable
    from gradekit.rendering.derivations import get
    from gradekit.rendering.derivations.derivation_format import Told

    tree = _read(expression, locale, variable)
    derivation = derive(tree, variable or main_variable(tree), order)
    found = Told(expression, derivation, derivation.told(detail), locale)
    click.echo(get("json" if as_json else form).write(found))


def _read(expression: str, locale: str, variable: str | None) -> Node:
    from gradekit.errors import InputError
    from gradekit.expression.complaints import message
    from gradekit.expression.reader import read
    from gradekit.expression.reading import Complaint, ReaderSettings
    from gradekit.expression.unknown_words import unknown_word

    names = (variable,) if variable else ()
    settings = ReaderSettings(names=names, locale=locale, any_name=True)
    reading = unknown_word(expression, settings) or read(expression, settings)
    if isinstance(reading, Complaint):
        raise InputError(reading.code, f"{message(reading, locale)} (at character {reading.offset + 1}: {expression})")
    return reading.tree
