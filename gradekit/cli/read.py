"""Show how a text is read: as plain text, LaTeX and a tree, with what was taken for granted."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from gradekit.cli.formula_command import FormulaCommand
from gradekit.cli.telling import tell


@click.command(cls=FormulaCommand)
@click.argument("text")
@click.option("--variable", "variables", multiple=True, help="A declared name.  [default: every single letter]")
@click.option("--locale", type=click.Choice(["en", "vi"]), default="en", help="Decimal mark and messages.")
@click.option("--notation", type=click.Choice(["ascii", "latex"]), help="Found out where it is not given.")
@click.option("--log", type=click.Choice(["natural", "ten"]), default="natural", help="The base of a bare log.")
@click.option("--author", is_flag=True, help="Also read what only authors may write: diff, expand, relations, …")
@click.option("--json", "as_json", is_flag=True, help="The reading or the complaint as JSON.")
def command(text: str, variables: tuple[str, ...], locale: str, as_json: bool, **options: Any) -> None:
    """Show how TEXT is read, or where it cannot be read.

    \b
    gradekit read '2xcos(x^2)'
    gradekit read --locale vi '2,5x^1,5'
    gradekit read --variable x --json '1/2x'

    Exit code: 0 read, 2 not read.
    """
    from gradekit.expression.reader import read
    from gradekit.expression.reading import Complaint, ReaderSettings
    from gradekit.expression.unknown_words import unknown_word

    settings = ReaderSettings(names=variables, any_name=not variables, locale=locale, **options)
    result = unknown_word(text, settings) or read(text, settings)
    if isinstance(result, Complaint):
        from gradekit.expression.complaints import message
        from gradekit.expression.marks import caret

        if as_json:
            _print_json(
                {
                    "schema": "gradekit/reading/1",
                    "complaint": {
                        "code": result.code,
                        "offset": result.offset,
                        "length": result.length,
                        "found": result.found,
                        "message": message(result, locale),
                    },
                }
            )
        else:
            tell(f"{caret(text, result)}\n[{result.code}] {message(result, locale)}")
        sys.exit(2)
    from gradekit.cli.reading_view import as_document, as_lines

    if as_json:
        _print_json(as_document(result, locale))
    else:
        click.echo(as_lines(result, locale))


def _print_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
