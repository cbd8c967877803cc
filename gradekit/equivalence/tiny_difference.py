"""Differences too small to be seen beside terms that both sides have: e^x against e^x + 10^-700."""

from __future__ import annotations

from flint import arb

from gradekit.equivalence.comparison import Comparison, Tally
from gradekit.equivalence.evaluation import Evaluator, precision
from gradekit.equivalence.evidence import Exhausted, Refuted
from gradekit.equivalence.graph import MINUS_ONE, ZERO, Graph
from gradekit.equivalence.points import Point

QUICK = 128
FINEST_BITS = 8_000
"""The precision at which a difference known to be tiny is still shown."""


def tiny_difference(run: Comparison, tallies: list[Tally]) -> Refuted | Exhausted | None:
    """The certificate of a difference too small to be seen, but which is left when common terms are taken away."""
    gap = difference(run.graph, run.space.root, run.root)
    point = next((p for t in tallies for p in t.deep), None)
    if gap is None or point is None:
        return None
    bits = bits_to_see(run.graph, gap, point)
    if bits is None:
        return None
    if bits > FINEST_BITS:
        return Exhausted("precision")
    return run.look(point, Tally(None), bits)


def bits_to_see(graph: Graph, gap: int, point: Point) -> int | None:
    """The precision at which a node certainly not 0 can be told from 0 beside terms of moderate size, else None."""
    with precision(QUICK):
        value = Evaluator(graph, point).known_value(gap)
        if not isinstance(value, arb) or value.contains(0):
            return None
        mantissa, exponent = (int(part) for part in value.mid().man_exp())
        return max(256, 256 - (mantissa.bit_length() + exponent))


def difference(graph: Graph, left: int, right: int) -> int | None:
    """The node of right − left with the terms that both have taken away; None where none is common."""
    sides = []
    for node in (left, right):
        operation = graph.operations[node]
        sides.append(list(operation[1:]) if operation[0] == "+" else [node])
    rest = list(sides[0])
    more = []
    for term in sides[1]:
        if term in rest:
            rest.remove(term)
        else:
            more.append(term)
    if len(more) == len(sides[1]) and not all(graph.rational(n) is not None for n in (left, right)):
        return None
    return graph.sum_of([*more, *(graph.product_of([MINUS_ONE, term]) for term in rest), ZERO])
