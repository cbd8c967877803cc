"""The lines of a worked derivative: one layer of rules a line, plain terms together, the tidying up last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from gradekit.calculus.application import Application, pending
from gradekit.calculus.rules import RULES
from gradekit.expression.tree import Function, Node

Used: TypeAlias = tuple[str, str]
"""Code of a rule, and the name of the function that it was looked up for, or empty."""

Line: TypeAlias = tuple[tuple[Used, ...], Node, Node]
"""Rules used, tree before, tree after."""

MOST_LINES = 60
SIMPLIFY = "simplify"


def lines_of(application: Application) -> list[Line]:
    """The lines from d/dx[node] to the result."""
    lines: list[Line] = []
    before: Node = pending(application.node, application.variable)
    for depth in range(1, MOST_LINES):
        after = _expanded(application, depth)
        used = tuple(dict.fromkeys(_rules_at(application, depth)))
        if not used:
            break
        lines.append((used, before, after))
        before = after
    if before != application.result:
        lines.append((((SIMPLIFY, ""),), before, application.result))
    return lines


def is_plain(application: Application) -> bool:
    """Whether the derivative is written down at once: a table entry, or a constant times one."""
    return not application.parts or (
        application.rules == ("constant-factor",) and all(is_plain(part) for part in application.parts)
    )


def _depth_of_parts(application: Application, depth: int) -> int:
    """Parts are done a line later, but a sum of plain terms, or a multiple of one, is done in the same line."""
    plain = application.rules in {("sum",), ("constant-factor",)} and all(is_plain(p) for p in application.parts)
    return depth if plain else depth - 1


def _expanded(application: Application, depth: int) -> Node:
    """The tree after `depth` layers of rules."""
    if depth < 1:
        return pending(application.node, application.variable)
    below = _depth_of_parts(application, depth)
    return application.use.build([_expanded(part, below) for part in application.parts])


def rules_of(application: Application) -> Iterator[Used]:
    """The rules of one application, each with the function it was looked up for."""
    node = application.node
    name = node.name if isinstance(node, Function) else ""
    for code in application.rules:
        yield code, name if code in RULES and name in RULES[code].outer else ""


def _rules_at(application: Application, depth: int) -> Iterator[Used]:
    """The rules that are used in the line of this depth, from left to right."""
    if depth < 1:
        return
    if depth == 1:
        yield from rules_of(application)
    below = _depth_of_parts(application, depth)
    for part in application.parts:
        yield from _rules_at(part, below)
