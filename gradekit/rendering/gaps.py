"""Gaps in a prompt: which parts have one, and the letter in front of each where there are several parts."""

from __future__ import annotations

from gradekit.model.content import Blank, Block, Content, Inline, ItemList, MathBlock, Paragraph, Table, Text
from gradekit.model.problem import PART_LETTERS, Problem
from gradekit.values import replace

Inlines = tuple[Inline, ...]


def labels(problem: Problem) -> dict[str, str]:
    """Part → `(a)`, `(b)`, …; empty where there is only one, or no letter is left."""
    several = len(problem.parts) > 1
    most = len(PART_LETTERS) if several else 0
    return {part.id: f"({PART_LETTERS[n]})" if n < most else "" for n, part in enumerate(problem.parts)}


def with_labels(content: Content, named: dict[str, str]) -> Content:
    """The content with the label of its part in front of each gap, so that a gap can be told from the next one."""
    return tuple(_block(block, named) for block in content)


def gaps(content: Content) -> list[str]:
    """The parts whose gaps stand in the content."""
    return [inline.part for block in content for row in _rows(block) for inline in row if isinstance(inline, Blank)]


def _rows(block: Block) -> tuple[Inlines, ...]:
    match block:
        case MathBlock():
            return ()
        case Paragraph(inlines=inlines):
            return (inlines,)
        case ItemList(items=items):
            return items
        case _:
            return (*block.header, *(cell for row in block.rows for cell in row))


def _block(block: Block, named: dict[str, str]) -> Block:
    match block:
        case Paragraph(inlines=inlines):
            return replace(block, inlines=_labelled(inlines, named))
        case ItemList(items=items):
            return replace(block, items=tuple(_labelled(item, named) for item in items))
        case Table(header=header, rows=rows):
            return replace(
                block,
                header=tuple(_labelled(cell, named) for cell in header),
                rows=tuple(tuple(_labelled(cell, named) for cell in row) for row in rows),
            )
        case _:
            return block


def _labelled(inlines: Inlines, named: dict[str, str]) -> Inlines:
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Blank) and named.get(inline.part):
            found.extend((Text(named[inline.part], "strong"), Text("\u00a0")))
        found.append(inline)
    return tuple(found)
