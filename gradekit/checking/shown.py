"""Everything mathematical that a problem shows."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.expression.tree import Node
from gradekit.model.content import Content, Inline, ItemList, Math, MathBlock, Paragraph, Table
from gradekit.model.display import Display
from gradekit.model.problem import Problem
from gradekit.templates.displays import trees


def displays(content: Content) -> list[Display]:
    """The formulas of a text, in order."""
    found: list[Display] = []
    for block in content:
        match block:
            case MathBlock(lines=lines):
                found.extend(lines)
            case Paragraph(inlines=inlines):
                found.extend(_math(inlines))
            case ItemList(items=items):
                found.extend(display for item in items for display in _math(item))
            case Table(header=header, rows=rows):
                found.extend(display for cell in header for display in _math(cell))
                found.extend(display for row in rows for cell in row for display in _math(cell))
    return found


def _math(inlines: tuple[Inline, ...]) -> list[Display]:
    return [inline.display for inline in inlines if isinstance(inline, Math)]


def shown_trees(problem: Problem) -> Iterator[tuple[str, Node]]:
    """Every tree that is shown, with the key of the file it comes from."""
    for display in displays(problem.prompt):
        yield from (("prompt", tree) for tree in trees(display))
    for part in problem.parts:
        for content in (part.prompt, *part.hints):
            yield from (("parts", tree) for display in displays(content) for tree in trees(display))
        yield "answer", part.answer.shown if part.answer.shown is not None else part.answer.value
        for step in part.solution.steps:
            if step.rules:  # a line by named rules is on its way: `2·3x + 0` is what the rule gives
                continue
            for display in (step.before, step.after, *displays(step.content)):
                yield from (("solution", tree) for tree in trees(display))
