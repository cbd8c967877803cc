"""The value of a graph at a point, in balls that certainly hold it; exact rationals where the operations allow.

Raises `NoValue` where a subterm is *proved* to lie outside its domain, and `NotFoundOut` where the balls are too
wide to tell.  Nothing here is a float; the working precision is that of the flint context, set by the caller.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from flint import arb, ctx

from gradekit.equivalence.balls import DO, NotFoundOut, NoValue, Value, holds
from gradekit.equivalence.graph import Graph

__all__ = ["Evaluator", "NoValue", "NotFoundOut", "Value", "holds", "plan", "precision"]


def plan(graph: Graph, root: int, known: Container[int] = ()) -> list[int]:
    """The numbers that `root` needs, in order, but for those already `known`; branches of a case are left to it."""
    if not known:
        kept = graph.plans.get(root)
        if kept is None:
            kept = graph.plans[root] = _needed(graph, root, ())
        return kept
    return _needed(graph, root, known)


def _needed(graph: Graph, root: int, known: Container[int]) -> list[int]:
    needed = {root}
    if not known:
        return _downwards(graph, range(root, -1, -1), needed, known)[::-1]
    new = _downwards(graph, range(root, graph.start - 1, -1), needed, known)
    old = [number for number in needed if number < graph.start and number not in known]
    return (new + _downwards(graph, range(max(old), -1, -1), needed, known) if old else new)[::-1]


def _downwards(graph: Graph, numbers: range, needed: set[int], known: Container[int]) -> list[int]:
    """Those of the numbers that are needed; their parts, which have smaller numbers, are needed as well."""
    operations = graph.operations
    found = []
    for number in numbers:
        if number not in needed or number in known:
            continue
        found.append(number)
        operation = operations[number]
        kind = operation[0]
        if kind == "^":
            needed.add(operation[1])
        elif kind not in _LEAVES:
            needed.update(operation[1:])
    return found


_LEAVES = frozenset(("q", "v", "pi", "case", "bad"))


class Evaluator:
    """Values of one graph at one point.  Values once computed are kept, so shared subterms cost nothing.

    `point`: a value for each variable: `fmpq` for an exact point, `arb` where only speed counts.
    """

    __slots__ = ("graph", "point", "values")

    def __init__(self, graph: Graph, point: Mapping[str, Value], values: Mapping[int, Value] | None = None) -> None:
        self.graph = graph
        self.point = point
        self.values: dict[int, Value] = dict(values) if values else {}

    def value(self, root: int, steps: list[int] | None = None) -> Value:
        """The value of a node.  Raises NoValue, NotFoundOut."""
        values = self.values
        operations = self.graph.operations
        for number in steps if steps is not None else plan(self.graph, root):
            if number not in values:
                operation = operations[number]
                values[number] = DO[operation[0]](self, operation, number)
        return values[root]

    def ball(self, root: int, steps: list[int] | None = None) -> Any:
        """The value as a ball.  Raises NoValue, NotFoundOut."""
        value = self.value(root, steps)
        return value if isinstance(value, arb) else arb(value)

    def known_value(self, root: int) -> Any | None:
        """The value as a finite ball, the number of the operation that certainly has none, or None: not found out."""
        try:
            ball = self.ball(root)
        except NoValue as fact:
            return fact.number
        except NotFoundOut:
            return None
        return ball if ball.is_finite() else None


class precision:  # noqa: N801 - reads as a statement: with precision(128):
    """Set the working precision of flint, in bits, for a block."""

    __slots__ = ("_before", "_bits")

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __enter__(self) -> None:
        self._before = ctx.prec
        ctx.prec = self._bits

    def __exit__(self, *_: object) -> None:
        ctx.prec = self._before
