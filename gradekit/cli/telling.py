"""What is told in a terminal: a character that it would obey or not show is written as its code point."""

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


def say(text: str) -> None:
    """Write a text that repeats what was typed, such as a path, to standard output."""
    click.echo(printable(text))


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
