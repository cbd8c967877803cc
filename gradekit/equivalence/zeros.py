"""Nodes that are 0 wherever they have a value, though their balls cannot show it: 1 - sin(x)^2 - cos(x)^2."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from gradekit.equivalence.domain import conditions, critical
from gradekit.equivalence.evaluation import plan
from gradekit.equivalence.factors import Refine
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Space
from gradekit.equivalence.proof import TRIES, certainly_positive, new_field
from gradekit.equivalence.ratio import SIZES, NoForm, TooLarge

MOST_NODES = 12


def zeros(graph: Graph, space: Space, steps: list[int]) -> dict[int, Any]:
    """The nodes under conditions and kinks that are 0 by exact algebra, each with the value 0."""
    found = {}
    for node in critical(graph, steps, conditions(graph, steps))[:MOST_NODES]:
        field = roomy_field(graph, space)
        if field is not None and is_zero(field, node):
            found[node] = fmpq(0)
    return found


def roomy_field(graph: Graph, space: Space) -> Field | None:
    """A field with room for the variables and for as much again; None where there are too many of them."""
    total = next((total for total in SIZES if len(space.names) * 2 <= total), None)
    return new_field(graph, space, total) if total is not None else None


def is_zero(field: Field, node: int) -> bool:
    """Whether the node is 0 wherever it has a value, for certain."""
    return constant_value(field, node) == 0


def constant_value(field: Field, node: int) -> Any | None:
    """The rational that the node is wherever it has a value, for certain; None for any other node."""
    steps = plan(field.graph, node)
    for _ in range(TRIES):
        try:
            field.prepare(steps)
            form = field.form(node)
            left = field.ring.reduce(field.settled(form.above))
            if form.below and len(left):
                return None
            known = left.is_constant() and not field.unsettled
            return (fmpq(left.leading_coefficient()) if len(left) else fmpq(0)) if known else None
        except Refine:
            field.restart()
        except (NoForm, TooLarge):
            return None
    return None


def nowhere_zero(field: Field, node: int) -> bool:
    """Whether the node is certainly not 0 anywhere: powers of e, products of them, positive sums that hold one."""
    graph = field.graph
    operation = graph.operations[node]
    kind = operation[0]
    if kind == "q":
        return bool(operation[1])
    if kind in ("exp", "cosh", "pi"):
        return True
    if kind in ("^", "abs"):
        return nowhere_zero(field, operation[1])
    if kind == "*":
        return all(nowhere_zero(field, part) for part in operation[1:])
    if kind != "+" or not any(nowhere_zero(field, part) for part in operation[1:]):
        return False
    return all(certainly_positive(field, part) for part in operation[1:])
