"""The lines of a worked derivative: one layer of rules a line, plain terms together, the tidying up last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from gradekit.calculus.application import Application, pending
from gradekit.calculus.rule import times
from gradekit.calculus.simplifying import codes
from gradekit.calculus.staging import stages
from gradekit.expression.tree import (
    E_CONSTANT,
    Function,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    rebuild,
)

Used: TypeAlias = tuple[str, str]
"""Code of a rule, and the name of the function that it was looked up for, or empty."""

Line: TypeAlias = tuple[tuple[Used, ...], Node, Node]
"""Rules used, tree before, tree after."""

MOST_LINES = 60
HOLE = "\N{MIDDLE DOT}"
WITHOUT_FACTORS = frozenset({"sum", "extremum", "piecewise"})
"""Rules that multiply nothing, so signs stay where they are."""


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
    for done, start, end in stages(application, before):
        lines.append((tuple([(code, "") for code in codes(done)]), start, end))
    return lines


def is_plain(application: Application) -> bool:
    """Whether the derivative is written down at once: a table entry, or a constant times one."""
    return not application.parts or (
        application.rules == ("constant-factor",) and all(is_plain(part) for part in application.parts)
    )


def _depth_of_parts(application: Application, depth: int) -> int:
    """Parts are done a line later; plain terms of a sum, or of a multiple, and a second constant in the same line."""
    if application.rules == ("constant-factor",):
        at_once = all(is_plain(p) or p.rules == application.rules for p in application.parts)
    else:
        at_once = application.rules == ("sum",) and all(is_plain(p) for p in application.parts)
    return depth if at_once else depth - 1


def _expanded(application: Application, depth: int) -> Node:
    """The tree after `depth` layers of rules."""
    if depth < 1:
        return pending(application.node, application.variable)
    below = _depth_of_parts(application, depth)
    return _built(application, [_expanded(part, below) for part in application.parts])


def _built(application: Application, parts: list[Node]) -> Node:
    """What the rule makes of its parts, each minus sign kept where it arose: sin(u)*(-2x), not -sin(u)*2x."""
    signed = application.rules[-1] not in WITHOUT_FACTORS and any(isinstance(part, Negative) for part in parts)
    if not signed:
        return application.use.build(parts)
    holes = [Symbol(f"{HOLE}{n}") if isinstance(part, Negative) else part for n, part in enumerate(parts)]
    filled = {f"{HOLE}{n}": part for n, part in enumerate(parts) if isinstance(part, Negative)}
    return _filled(application.use.build(holes), filled)


def _filled(node: Node, parts: Mapping[str, Node]) -> Node:
    """The tree with the parts put in; a sign at the front of a product goes in front of it."""
    match node:
        case Symbol(name=name):
            return parts.get(name, node)
        case Product(factors=(Symbol(name=name), *rest)) if isinstance(first := parts.get(name), Negative):
            return Negative(times(first.operand, *[_filled(factor, parts) for factor in rest]))
        case _:
            return rebuild(node, lambda part: _filled(part, parts))


def rules_of(application: Application) -> Iterator[Used]:
    """The rules of one application, the last of them with the function it was looked up for."""
    *first, last = application.rules
    for code in first:
        yield code, ""
    yield last, _looked_up(application.node, last)


def _looked_up(node: Node, code: str) -> str:
    """How the row of the rule's table begins: `sin`, `ln(abs`, `e^`, `1/`; empty for another rule."""
    match node:
        case Function(name="ln", arguments=(Function(name="abs"),)):
            return "ln(abs"
        case Function(name="exp"):
            return "e^"
        case Function(name=name):
            return name
        case Quotient() if code == "power":
            return "1/"
        case Power(base=base) if code == "exponential":
            return "e^" if base == E_CONSTANT else "a^"
        case _:
            return ""


def _rules_at(application: Application, depth: int) -> Iterator[Used]:
    """The rules that are used in the line of this depth, from left to right."""
    if depth < 1:
        return
    below = _depth_of_parts(application, depth)
    if depth == 1:
        yield from rules_of(application)
        if below < depth and application.rules == ("sum",) and _begins_with_minus(application.node):
            yield "constant-factor", ""
    for part in application.parts:
        yield from _rules_at(part, below)


def _begins_with_minus(node: Node) -> bool:
    """Whether a sum has a minus sign in front, which is a constant factor and no difference."""
    return isinstance(node, Sum) and isinstance(node.terms[0], Negative)
