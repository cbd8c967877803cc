"""Differences at single points that are not rational: x < √2 against x ≤ √2.

Where a continuous node changes sign it is 0 somewhere between; there the signs and tests that hang on it are known
exactly, and both sides can be evaluated over a tiny ball around the place.
"""

from __future__ import annotations

import copy
from typing import Any

from flint import arb

from gradekit.equivalence.cells import _polynomial_roots, _scan
from gradekit.equivalence.evaluation import Evaluator, plan, precision
from gradekit.equivalence.graph import MINUS_ONE, ZERO, Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.pockets import sign_at
from gradekit.equivalence.points import Bound
from gradekit.equivalence.refute import _value

JUMPS = frozenset(("floor", "sign", "case", "heaviside", "factorial", "bad"))
MOST_NODES = 6
MOST_PLACES = 8
HALVINGS = 110


def differs_at_a_zero(
    graph: Graph, roots: tuple[int, int], steps: list[int], name: str, box: tuple[Bound, Bound], field: Field | None
) -> bool:
    """Whether the two roots certainly have different values where a sign or a test between them is exactly 0."""
    for node in _switches(graph, steps)[:MOST_NODES]:
        if any(graph.operations[n][0] in JUMPS for n in plan(graph, node)):
            continue
        found = _polynomial_roots(field, name, node)
        marks = found[0] if found is not None else _scan(graph, name, box, node, [])
        fixed = _with_zero(graph, node)
        for a, b in marks[:MOST_PLACES]:
            with precision(160):
                place = _bracket(graph, node, name, a, b, box)
                if place is None:
                    continue
                run = Evaluator(fixed, {name: place})
                left, right = (_value(run, root) for root in roots)
                if isinstance(left, arb) and isinstance(right, arb) and not left.overlaps(right):
                    return True
    return False


def _switches(graph: Graph, steps: list[int]) -> list[int]:
    """Nodes whose sign a step asks for: arguments of sign, differences of the sides of tests."""
    found: dict[int, None] = {}
    for number in steps:
        operation = graph.operations[number]
        if operation[0] == "sign":
            found[operation[1]] = None
        elif operation[0] == "case":
            for _, tests in operation[1:]:
                for _, left, right in tests:
                    found[graph.sum_of([left, graph.product_of([MINUS_ONE, right])])] = None
    return list(found)


def _bracket(graph: Graph, node: int, name: str, a: Any, b: Any, box: tuple[Bound, Bound]) -> Any | None:
    """A tiny ball inside the box that certainly holds a zero of the node, or None."""
    if a == b or (box[0] is not None and a <= box[0]) or (box[1] is not None and b >= box[1]):
        return None
    steps = plan(graph, node)
    first, last = sign_at(graph, {name: a}, node, steps), sign_at(graph, {name: b}, node, steps)
    if first * last != -1:
        return None
    for _ in range(HALVINGS):
        middle = (a + b) / 2
        sign = sign_at(graph, {name: middle}, node, steps)
        if not sign:
            break
        if sign == first:
            a = middle
        else:
            b = middle
    return arb(a).union(arb(b))


def _with_zero(graph: Graph, node: int) -> Graph:
    """The graph in which the signs and tests that hang on the node are those of 0."""
    fixed = copy.copy(graph)
    fixed.operations = [_fixed(graph, operation, node) for operation in graph.operations]
    return fixed


def _fixed(graph: Graph, operation: Any, node: int) -> Any:
    if operation[0] == "sign" and operation[1] == node:
        return graph.operations[ZERO]
    if operation[0] != "case":
        return operation
    branches = []
    for value, tests in operation[1:]:
        branches.append(
            (
                value,
                tuple(
                    (operator, ZERO, ZERO) if _is_gap(graph, left, right, node) else (operator, left, right)
                    for operator, left, right in tests
                ),
            )
        )
    return ("case", *branches)


def _is_gap(graph: Graph, left: int, right: int, node: int) -> bool:
    """Whether the node is the difference of two sides, either way round."""
    return node in (
        graph.sum_of([left, graph.product_of([MINUS_ONE, right])]),
        graph.sum_of([right, graph.product_of([MINUS_ONE, left])]),
    )
