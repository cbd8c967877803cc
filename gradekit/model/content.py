"""The neutral content of a prompt or a solution: text, mathematics, tables, lists.  Never an output format."""

from __future__ import annotations

from typing import TypeAlias

from gradekit.model.display import Display
from gradekit.values import value


@value
class Text:
    """Running text. `style`: ``, `strong`, `emphasis` or `code`."""

    text: str
    style: str = ""


@value
class Math:
    """Mathematics inside a line."""

    display: Display


@value
class Blank:
    """A gap to write in, named after a part."""

    part: str


Inline: TypeAlias = Text | Math | Blank


@value
class Paragraph:
    """Inline pieces, set as one paragraph."""

    inlines: tuple[Inline, ...]


@value
class MathBlock:
    """Mathematics on lines of its own, one `Display` a line."""

    lines: tuple[Display, ...]


@value
class ItemList:
    """A list; each item is a sequence of inline pieces."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


@value
class Table:
    """A table: one header row and body rows of inline pieces."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block: TypeAlias = Paragraph | MathBlock | ItemList | Table
Content: TypeAlias = tuple[Block, ...]
