"""Prompts with the drawn values put in: blocks without a value are shared by all problems of a template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gradekit.expression.tree import Node, Symbol, symbols
from gradekit.model.content import Block, Content, Inline, ItemList, Math, MathBlock, Paragraph, Table, Text
from gradekit.model.display import Display
from gradekit.model.display_printing import show
from gradekit.templates.displays import SLOT, change_trees, trees
from gradekit.templates.formulas import put_in
from gradekit.templates.neaten import neaten

Slots = Mapping[str, Node]
"""`@name` → drawn value."""


def slots(values: Mapping[str, Node]) -> dict[str, Node]:
    """The values by the symbols that stand for them in prompts."""
    return {SLOT + name: value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Filling:
    """A compiled text.  `moving`: for each block, whether a drawn value stands in it."""

    blocks: tuple[Block, ...] = ()
    moving: tuple[bool, ...] = ()

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Filling:
        """The text of these blocks."""
        return cls(blocks, tuple(_moves(block) for block in blocks))

    def fill(self, values: Slots) -> Content:
        """The text with the values in it."""
        return tuple(
            _block(block, values) if moves else block for block, moves in zip(self.blocks, self.moving, strict=True)
        )

    def line(self, values: Slots, locale: str) -> str:
        """The same as one line of plain text."""
        return plain_text(self.fill(values), locale, " ")


def plain_text(content: Content, locale: str, between: str = "\n") -> str:
    """A text without any markup: mathematics as it would be typed, a gap as a line to write on."""
    return between.join(_line(block, locale) for block in content)


def has_words(filling: Filling) -> bool:
    """Whether running text of a language stands in it: two letters or more side by side."""
    texts = (i.text for block in filling.blocks for line in _lines(block) for i in line if isinstance(i, Text))
    return any(re.search(r"[^\W0-9_]{2}", text) for text in texts)


def fill_display(display: Display, values: Slots) -> Display:
    """Mathematics with the values in it: one value alone stands as it is, others are neatened with what is around."""
    return change_trees(display, lambda tree: _tree(tree, values))


def _tree(tree: Node, values: Slots) -> Node:
    if isinstance(tree, Symbol):
        return values.get(tree.name, tree)
    return neaten(put_in(tree, values)) if _has_slot(tree) else tree


def _has_slot(tree: Node) -> bool:
    return any(name.startswith(SLOT) for name in symbols(tree))


def _moves(block: Block) -> bool:
    return any(_has_slot(tree) for display in _displays(block) for tree in trees(display))


def _displays(block: Block) -> list[Display]:
    if isinstance(block, MathBlock):
        return list(block.lines)
    return [inline.display for line in _lines(block) for inline in line if isinstance(inline, Math)]


def _lines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    match block:
        case Paragraph(inlines=inlines):
            return (inlines,)
        case ItemList(items=items):
            return items
        case Table(header=header, rows=rows):
            return (*header, *(cell for row in rows for cell in row))
        case _:
            return ()


def _block(block: Block, values: Slots) -> Block:
    match block:
        case Paragraph(inlines=inlines):
            return Paragraph(_inlines(inlines, values))
        case MathBlock(lines=lines):
            return MathBlock(tuple(fill_display(line, values) for line in lines))
        case ItemList(items=items, ordered=ordered):
            return ItemList(tuple(_inlines(item, values) for item in items), ordered)
        case Table(header=header, rows=rows):
            return Table(
                tuple(_inlines(cell, values) for cell in header),
                tuple(tuple(_inlines(cell, values) for cell in row) for row in rows),
            )


def _inlines(inlines: tuple[Inline, ...], values: Slots) -> tuple[Inline, ...]:
    return tuple(Math(fill_display(i.display, values)) if isinstance(i, Math) else i for i in inlines)


def _line(block: Block, locale: str) -> str:
    match block:
        case MathBlock(lines=lines):
            return "; ".join(show(line, "text", locale) for line in lines)
        case Table(header=header, rows=rows):
            cells = [[_words(cell, locale) for cell in row] for row in (header, *rows)]
            return "\n".join(" | ".join(row) for row in cells)
        case _:
            return "\n".join(_words(line, locale) for line in _lines(block))


def _words(inlines: tuple[Inline, ...], locale: str) -> str:
    written = []
    for inline in inlines:
        if isinstance(inline, Text):
            written.append(inline.text)
        else:
            written.append(show(inline.display, "text", locale) if isinstance(inline, Math) else "____")
    return "".join(written)
