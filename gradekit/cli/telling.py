"""What is told on standard error: a character that a terminal would obey or not show is written as its code point."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


def printable(text: str) -> str:
    """The text with control, format and other unseen characters as `<U+001B>`; its lines stay lines."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def tell(text: str) -> None:
    """Write a text to standard error."""
    click.echo(printable(text), err=True)


@contextmanager
def printable_errors() -> Iterator[None]:
    """Errors that click shows itself repeat what was typed: they are raised again with printable text."""
    try:
        yield
    except click.ClickException as error:
        text = error.format_message()
        if (safe := printable(text)) == text:
            raise
        if isinstance(error, click.UsageError):
            raise click.UsageError(safe, error.ctx) from error
        raise click.ClickException(safe) from error
