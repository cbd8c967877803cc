"""Differences at single points, or along curves, that are not rational: x < √2 against x ≤ √2.

Where a continuous node changes sign it is 0 somewhere between; where it comes down to 0 and goes up again, it may be.
There the sign, the test or the whole part that hangs on it is known, and both sides can be evaluated over a tiny ball.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.cells import polynomial_roots, touches
from gradekit.equivalence.comparison import Comparison
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.graph import ZERO, Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.pockets import place, sign_at
from gradekit.equivalence.points import Point
from gradekit.equivalence.switches import JUMPS, floors, signs_asked
from gradekit.equivalence.zeros import constant_value, nowhere_zero, roomy_field

MOST_NODES = 6
MOST_PLACES = 8
HALVINGS = 110
SMALL = fmpq(1, 2**40)
"""How close to 0 a node that touches 0 comes."""

Balls = dict[str, Any]


def jumps_apart(run: Comparison, steps: list[int], equal_forms: bool) -> bool:
    """Whether the sides have, or may have, different values where a sign, a test or a whole part jumps."""
    seen = _Jumps(run)
    for node in signs_asked(run.graph, steps)[:MOST_NODES]:
        fixed = _with_zero(run.graph, node)
        places = seen.zeros(node)
        if any(seen.apart(fixed, balls) for balls in places):
            return True
        if not places and not seen.never_zero(node):
            return True
    whole = [] if equal_forms else floors(run.graph, steps)[:MOST_NODES]
    for node in whole:
        for k, balls in seen.steps_of(node):
            if seen.apart(_with_value(run.graph, seen.field, whole, node, k), balls):
                return True
    return False


class _Jumps:
    """The places where nodes are 0."""

    def __init__(self, run: Comparison) -> None:
        self.run, self.graph, self.space = run, run.graph, run.space.space
        self.field = roomy_field(self.graph, self.space)

    def apart(self, fixed: Graph, balls: Balls) -> bool:
        """Whether the two sides certainly differ over the balls, with the jump as it is in the graph given."""
        with precision(160):
            run = Evaluator(fixed, balls)
            left, right = run.known_value(self.run.space.root), run.known_value(self.run.root)
        return isinstance(left, arb) and isinstance(right, arb) and not left.overlaps(right)

    def zeros(self, node: int) -> list[Balls]:
        """Tiny balls in which the node is certainly 0 somewhere, or as good as 0."""
        if self._jumps(node):
            return []
        found = [balls for one, other in self._changes(node) if (balls := self._bracket(node, one, other))]
        return found + list(self._touches(node)) if len(self.space.names) == 1 else found

    def never_zero(self, node: int) -> bool:
        """Whether the node is certainly not 0 anywhere that was looked at, as far as nodes are followed."""
        if self._jumps(node) or (self.field is not None and nowhere_zero(self.field, node)):
            return True
        graph = self.graph
        size = graph.put(("abs", node))
        target = graph.difference_of(graph.constant(SMALL), size)
        return place(graph, target, self.space.names, self.space.boxes, fmpq(0))[1]

    def steps_of(self, node: int) -> Iterator[tuple[int, Balls]]:
        """Whole numbers that the argument of a floor reaches, with the places; both values where it only touches."""
        inner = self.graph.operations[node][1]
        if self._jumps(inner):
            return
        values = plan(self.graph, node)
        for one, other in self._changes(inner, node)[:MOST_PLACES]:
            ends = [_whole(self.graph, point, node, values) for point in (one, other)]
            if None not in ends and ends[0] != ends[1]:
                k = max(end for end in ends if end is not None)
                balls = self._bracket(self.graph.difference_of(inner, self.graph.constant(fmpq(k))), one, other)
                if balls is not None:
                    yield k, balls
        if len(self.space.names) == 1:
            met = (_whole(self.graph, point, node, values) for point in self.run.compared[:40])
            for whole in list(dict.fromkeys(k for k in met if k is not None))[:4]:
                for end in (whole, whole + 1):
                    for balls in self._touches(self.graph.difference_of(inner, self.graph.constant(fmpq(end)))):
                        yield end, balls

    def _jumps(self, node: int) -> bool:
        return any(self.graph.operations[n][0] in JUMPS for n in plan(self.graph, node))

    def _changes(self, node: int, key: int | None = None) -> list[tuple[Point, Point]]:
        """Pairs of compared points between which the sign of the node, or the value of a floor `key`, changes."""
        steps = plan(self.graph, node if key is None else key)
        points = self.run.compared
        if len(self.space.names) == 1:
            points = sorted(points, key=lambda point: next(iter(point.values())))
        with precision(96):
            signs = [
                sign_at(self.graph, p, node, steps) if key is None else _whole(self.graph, p, key, steps)
                for p in points
            ]
        kept = [(p, s) for p, s in zip(points, signs, strict=True) if s is not None and (s or key is not None)]
        return [(p, q) for (p, s), (q, t) in pairwise(kept) if s != t][:MOST_PLACES]

    def _bracket(self, node: int, one: Point, other: Point) -> Balls | None:
        """A tiny ball on the way between two points that certainly holds a zero of the node, or None."""
        steps = plan(self.graph, node)
        low, high = fmpq(0), fmpq(1)
        with precision(160):
            first, last = (sign_at(self.graph, p, node, steps) for p in (one, other))
            if first * last != -1:
                return None
            for _ in range(HALVINGS):
                middle = (low + high) / 2
                sign = sign_at(self.graph, {n: x + (other[n] - x) * middle for n, x in one.items()}, node, steps)
                if not sign:
                    break
                low, high = (middle, high) if sign == first else (low, middle)
            return {
                name: arb(x + (other[name] - x) * low).union(arb(x + (other[name] - x) * high))
                for name, x in one.items()
            }

    def _touches(self, node: int) -> Iterator[Balls]:
        """Tiny balls around places where the node comes as close to 0 as can be told without changing sign."""
        name = self.space.names[0]
        low, high = box = self.space.boxes.get(name, (None, None))
        with precision(160):
            found = polynomial_roots(self.field, name, node)
            for a, b in found[0][:MOST_PLACES] if found is not None else touches(self.graph, name, box, node):
                if (low is None or a > low) and (high is None or b < high):
                    yield {name: arb(a).union(arb(b))}


def _whole(graph: Graph, point: Point, node: int, steps: list[int]) -> int | None:
    """The value of a floor at a point."""
    try:
        value = Evaluator(graph, {name: arb(x) for name, x in point.items()}).value(node, steps)
    except (NoValue, NotFoundOut):
        return None
    if isinstance(value, fmpq):
        return int(value.p) if value.q == 1 else None
    found = value.unique_fmpz()
    return None if found is None else int(found)


def _with_value(graph: Graph, field: Field | None, nodes: list[int], node: int, value: int) -> Graph:
    """The graph in which a floor is that whole number, just reached, and so are floors of its argument ± a constant."""
    inner = graph.operations[node][1]
    fixed = copy.copy(graph)
    fixed.operations = list(graph.operations)
    for other in nodes:
        argument = graph.operations[other][1]
        for sign, apart in ((1, graph.difference_of(argument, inner)), (-1, graph.sum_of([argument, inner]))):
            shift = constant_value(field, apart) if field is not None else None
            if shift is not None:
                exact = sign * value + shift
                number = graph.constant(fmpq(int(exact.p) // int(exact.q)))
                fixed.operations[other] = graph.operations[number]
    return fixed


def _with_zero(graph: Graph, node: int) -> Graph:
    """The graph in which the signs and tests that hang on the node are those of 0."""
    fixed = copy.copy(graph)
    fixed.operations = [_fixed(graph, operation, node) for operation in list(graph.operations)]
    return fixed


def _fixed(graph: Graph, operation: Any, node: int) -> Any:
    if operation[0] == "sign" and operation[1] == node:
        return graph.operations[ZERO]
    if operation[0] != "case":
        return operation
    branches = []
    for value, tests in operation[1:]:
        kept = tuple(
            (operator, ZERO, ZERO)
            if node in (graph.difference_of(left, right), graph.difference_of(right, left))
            else (operator, left, right)
            for operator, left, right in tests
        )
        branches.append((value, kept))
    return ("case", *branches)
