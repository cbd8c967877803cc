"""Print the JSON Schema of a document: problems, key, submission, result."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema (draft 2020-12) of the document NAME; without a name, list the documents.

    \b
    gradekit schema result
    """
    from gradekit.wire.schemas import DOCUMENTS, schema_text

    click.echo("\n".join(DOCUMENTS) if name is None else schema_text(name), nl=name is None)
