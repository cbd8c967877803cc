"""Rows of the tables of texts: cutting them, and the settings they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradekit.expression.reading import ReaderSettings
from gradekit.values import replace

TABLES = Path(__file__).parents[1] / "tables"
USUAL = ReaderSettings(names=("x", "y", "a", "b", "n", "t"))
CARET = "‸"
_COLUMNS = re.compile(r"\s{2,}(reads|other|notes|with)\s+")
_CODE_POINT = re.compile(r"<U\+([0-9A-F]{4,6})>")


@dataclass(frozen=True)
class Row:
    """One row: the text typed, its other columns by name, the settings, the line number."""

    typed: str
    columns: dict[str, str]
    settings: ReaderSettings
    line: int

    def __str__(self) -> str:
        return f"{self.line}: {self.typed}"


def unescaped(text: str) -> str:
    """The text with `<U+XXXX>` replaced by that character."""
    return _CODE_POINT.sub(lambda m: chr(int(m[1], 16)), text)


def settings_of(words: str) -> ReaderSettings:
    """The usual settings changed by words such as `locale=vi author names=x,h`."""
    changes: dict[str, Any] = {}
    for word in words.split():
        name, _, value = word.partition("=")
        changes[name] = tuple(value.split(",")) if name in ("names", "labels") else value or True
    return replace(USUAL, **changes)


def lines_of(name: str) -> list[tuple[int, str]]:
    """The numbered lines of a table that are rows."""
    lines = enumerate((TABLES / name).read_text(encoding="utf-8").splitlines(), 1)
    return [(k, line) for k, line in lines if line.strip() and not line.startswith("#")]


def readings() -> list[Row]:
    """The rows of readings.txt."""
    rows = []
    for k, line in lines_of("readings.txt"):
        typed, *rest = _COLUMNS.split(line)
        columns = {name: text.strip() for name, text in zip(rest[::2], rest[1::2], strict=True)}
        rows.append(Row(unescaped(typed), columns, settings_of(columns.get("with", "")), k))
    return rows


def malformed() -> list[Row]:
    """The rows of malformed.txt; columns `text`, `code`."""
    rows = []
    for k, line in lines_of("malformed.txt"):
        typed, code, *rest = re.split(r"\s{2,}(?=[a-z-]{4,}(?:\s|$))", line)
        words = rest[0].removeprefix("with").strip() if rest else ""
        rows.append(Row(unescaped(typed), {"code": code.strip()}, settings_of(words), k))
    return rows
