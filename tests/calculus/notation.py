"""Reading and printing for the tests of calculus: texts in gradekit's own notation, tables of `left => right` lines."""

from __future__ import annotations

from pathlib import Path

from gradekit.expression.printing.text import show
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node

TABLES = Path(__file__).parent.parent / "tables"
NAMES = ("x", "t", "y", "a", "b", "m", "n", "C")

__all__ = ["TABLES", "rows", "show", "tree"]


def tree(text: str) -> Node:
    """The tree of a text, author functions and relations included."""
    reading = read(text, ReaderSettings(names=NAMES, author=True, labels=()))
    assert isinstance(reading, Reading), f"{text}: {reading}"
    return reading.tree


def rows(name: str) -> list[tuple[str, str]]:
    """The (left, right) pairs of a table; lines that begin with # are comments."""
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return [(left.strip(), right.strip()) for left, right in (line.split("=>") for line in kept)]
