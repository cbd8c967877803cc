"""What the pages must name: every command, answer type, output format and author function."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gradekit.answers
import gradekit.rendering
from gradekit.calculus.author import AUTHOR_FUNCTIONS
from gradekit.cli.main import gradekit as command_group

ROOT = Path(__file__).parent.parent


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def wanted() -> Iterator[tuple[str, str]]:
    """(page, what it must name)."""
    import click

    for name in command_group.list_commands(click.Context(command_group)):
        yield "README.md", f"`gradekit {name}"
    for name in gradekit.answers.names():
        yield "docs/authoring.md", f"`{name}`"
        yield "docs/grading.md", f"`{name}`"
    for name in gradekit.rendering.formats():
        yield "README.md", gradekit.rendering.get(name).suffix
    for name in sorted(AUTHOR_FUNCTIONS):
        yield "docs/authoring.md", f"`{name}("


@pytest.mark.parametrize(("where", "name"), sorted(set(wanted())), ids=str)
def test_it_is_documented(where: str, name: str) -> None:
    """The page names it."""
    assert name in page(where)
