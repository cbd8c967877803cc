"""Where a function is put together from branches: nodes whose sign, or whose whole part, chooses between them."""

from __future__ import annotations

from itertools import combinations, pairwise

from gradekit.equivalence.evaluation import plan
from gradekit.equivalence.graph import Graph

JUMPS = frozenset(("floor", "sign", "case", "heaviside", "factorial", "bad"))
"""Operations that may jump."""
_POINTS = frozenset(("=", "!="))
MOST_PARTS = 6
"""Parts of a max or min that are compared in pairs; of more, neighbours only."""


def every_step(graph: Graph, steps: list[int]) -> list[int]:
    """The steps and, of each piecewise function among them, those of its branches and tests."""
    found = dict.fromkeys(steps)
    waiting = list(steps)
    while waiting:
        operation = graph.operations[waiting.pop()]
        if operation[0] == "case":
            for value, tests in operation[1:]:
                for part in (value, *(side for _, left, right in tests for side in (left, right))):
                    more = [n for n in plan(graph, part) if n not in found]
                    found.update(dict.fromkeys(more))
                    waiting += more
    return sorted(found)


def bends(graph: Graph, steps: list[int]) -> list[int]:
    """Nodes whose sign chooses a branch: of abs, sign, heaviside, max, min, tests, and of roots of squares."""
    found: dict[int, None] = {}
    for number in steps:
        operation = graph.operations[number]
        kind = operation[0]
        if kind in ("abs", "sign", "heaviside"):
            found[operation[1]] = None
        elif kind in ("min", "max"):
            parts = operation[1:]
            pairs = combinations(parts, 2) if len(parts) <= MOST_PARTS else pairwise(parts)
            found.update((graph.difference_of(a, b), None) for a, b in pairs)
        elif kind == "case":
            for _, tests in operation[1:]:
                found.update((graph.difference_of(a, b), None) for relation, a, b in tests if relation not in _POINTS)
        elif (kind == "^" and operation[2].q != 1) or kind == "ln":
            found.update((node, None) for node in _hidden(graph, operation[1]))
    return [node for node in found if varies(graph, node)]


def excepted(graph: Graph, steps: list[int]) -> list[int]:
    """Nodes that a test compares with 0 by = or !=: either sign is the same branch, and 0 another."""
    cases = (tests for n in steps if graph.operations[n][0] == "case" for _, tests in graph.operations[n][1:])
    found = {graph.difference_of(a, b): None for tests in cases for relation, a, b in tests if relation in _POINTS}
    return [node for node in found if varies(graph, node)]


def varies(graph: Graph, node: int) -> bool:
    """Whether a variable stands in the node."""
    return any(graph.operations[n][0] == "v" for n in plan(graph, node))


def _hidden(graph: Graph, node: int) -> list[int]:
    """Factors whose sign a root or a logarithm loses: x of x², a and b of ab; none where it is fixed by the domain."""
    operation = graph.operations[node]
    if operation[0] == "^" and operation[2].p % 2 == 0:
        return [operation[1]]
    if operation[0] == "*":
        return [graph.operations[n][1] if graph.operations[n][0] == "^" else n for n in operation[1:]]
    return []


def signs_asked(graph: Graph, steps: list[int]) -> list[int]:
    """Nodes at whose zeros the function may jump."""
    found: dict[int, None] = {}
    for number in steps:
        operation = graph.operations[number]
        if operation[0] == "sign":
            found[operation[1]] = None
        elif operation[0] == "case":
            for _, tests in operation[1:]:
                found.update((graph.difference_of(left, right), None) for _, left, right in tests)
    return list(found)


def floors(graph: Graph, steps: list[int]) -> list[int]:
    """The floor nodes."""
    return [n for n in steps if graph.operations[n][0] == "floor"]
