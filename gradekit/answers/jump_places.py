"""Where a function may jump: zeros of denominators, of arguments of signs and tests; steps of floors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.cells import polynomial_roots
from gradekit.equivalence.domain import conditions
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Bound
from gradekit.equivalence.proof import certainly_positive
from gradekit.equivalence.switches import every_step, floors, signs_asked, varies
from gradekit.equivalence.zeros import nowhere_zero
from gradekit.values import value

BITS = 192
NARROW = fmpq(1, 2**64)
"""How narrow an interval is made before it counts as a place."""

FARTHEST = 40
"""Without bounds, places are looked for up to this power of 2."""

MOST_LOOKS = 3_000
"""Intervals of one node that are looked at."""


@value
class Place:
    """An interval, one point where `low` = `high`, in which the function may jump as `node` is 0 there.

    `node` is None where a floor steps.
    """

    low: Any
    high: Any
    node: int | None


class Unlisted(Exception):
    """There are more places than the counted work allows to list."""


def jumping(graph: Graph, root: int) -> tuple[list[int], list[int]]:
    """The nodes at whose zeros the function may jump, and the floors that may step."""
    steps = every_step(graph, plan(graph, root))
    found = dict.fromkeys(signs_asked(graph, steps))
    for number in steps:
        operation = graph.operations[number]
        if operation[0] == "heaviside" or (operation[0] == "^" and operation[3] < 0):
            found[operation[1]] = None
    parts = dict.fromkeys(part for node in found for part in factors(graph, node))
    return [n for n in parts if varies(graph, n)], [n for n in floors(graph, steps) if varies(graph, n)]


def excluded(graph: Graph, root: int, relations: list[tuple[str, int, int]]) -> frozenset[int]:
    """Nodes at whose zeros the integrand `root` certainly has no value, or which the domain says are not 0."""
    found = set(conditions(graph, plan(graph, root)).not_zero)
    found |= {graph.difference_of(left, right) for operator, left, right in relations if operator in ("!=", "<", ">")}
    return frozenset(part for node in found for part in factors(graph, node))


def factors(graph: Graph, node: int) -> list[int]:
    """Nodes one of which is 0 wherever the node is: the factors of a product, the base of a power."""
    operation = graph.operations[node]
    if operation[0] in ("exp", "pi", "q"):
        return []
    if operation[0] in ("abs", "^") and (operation[0] == "abs" or operation[3] > 0):
        return factors(graph, operation[1])
    if operation[0] == "*":
        return [part for each in operation[1:] for part in factors(graph, each)]
    return [node]


def never_zero(field: Field | None, node: int) -> bool:
    """Whether the node is certainly nowhere 0: e^x + 1, x^2 + 1."""
    if field is None:
        return False
    if nowhere_zero(field, node):
        return True
    graph = field.graph
    operation = graph.operations[node]
    if operation[0] != "+":
        return False
    constant = next((graph.rational(n) for n in operation[1:] if graph.rational(n) is not None), None)
    if constant is None:
        return False
    side = node if constant > 0 else graph.product_of([graph.constant(fmpq(-1)), node])
    return certainly_positive(field, graph.sum_of([side, graph.constant(-abs(constant) / 2)]))


def zeros(graph: Graph, field: Field | None, name: str, box: tuple[Bound, Bound], node: int) -> Iterator[Place]:
    """Every place in the box where the node may be 0.  Raises Unlisted after the first of too many."""
    found = polynomial_roots(field, name, node)
    if found is None:
        yield from _narrowed(graph, name, box, _simple(graph, node), node)
        return
    for low, high in found[0]:
        if (box[0] is None or high > box[0]) and (box[1] is None or low < box[1]):
            yield Place(low, high, node)


def _simple(graph: Graph, node: int) -> int:
    """A node with simple zeros wherever the given one is 0: sin(u) for 1 + cos(u); else the node itself."""
    operation = graph.operations[node]
    if operation[0] != "+" or len(operation) != 3:
        return node
    constant = next((n for n in operation[1:] if graph.rational(n) is not None), None)
    if constant is None:
        return node
    wave = next(n for n in operation[1:] if n != constant)
    factor: Any | None = fmpq(1)
    if graph.operations[wave][0] == "*" and len(graph.operations[wave]) == 3:
        one, other = graph.operations[wave][1:]
        if graph.rational(other) is None:
            one, other = other, one
        wave, factor = one, graph.rational(other)
    kind = graph.operations[wave][0]
    if kind not in _OTHER_WAVE or factor is None or abs(factor) != abs(graph.rational(constant) or fmpq(0)):
        return node
    return graph.put((_OTHER_WAVE[kind], graph.operations[wave][1]))


_OTHER_WAVE = {"sin": "cos", "cos": "sin", "sin_pi": "cos_pi", "cos_pi": "sin_pi"}


def steps_of(graph: Graph, name: str, box: tuple[Bound, Bound], node: int) -> Iterator[Place]:
    """Every place in the box where a floor may step.  Raises Unlisted after the first of too many."""
    yield from _narrowed(graph, name, box, node, None)


def _narrowed(graph: Graph, name: str, box: tuple[Bound, Bound], node: int, zero: int | None) -> Iterator[Place]:
    """Intervals halved until the node is shown not to jump in them, or they are narrow; those near 0 come first."""
    steps = plan(graph, node)
    looks = 0
    for segment in _segments(*box):
        waiting = [segment]
        last: Place | None = None
        while waiting:
            looks += 1
            if looks > MOST_LOOKS:
                raise Unlisted
            low, high = waiting.pop()
            if _quiet(graph, name, low, high, node, steps, zero is not None):
                continue
            if high - low <= NARROW:
                if last is not None and last.high == low:
                    last = Place(last.low, high, zero)
                    continue
                if last is not None:
                    yield last
                last = Place(low, high, zero)
                continue
            middle = (low + high) / 2
            waiting += [(middle, high), (low, middle)]
        if last is not None:
            yield last


def _quiet(graph: Graph, name: str, low: Any, high: Any, node: int, steps: list[int], zero: bool) -> bool:
    """Whether the node is certainly not 0, or the floor certainly one number, all over the interval."""
    with precision(BITS):
        try:
            found = Evaluator(graph, {name: arb(low).union(arb(high))}).value(node, steps)
        except NoValue:
            return True
        except NotFoundOut:
            return False
        return not zero or bool(found != 0)


def _segments(low: Bound, high: Bound) -> Iterator[tuple[Any, Any]]:
    """Intervals that fill the box, or what of it lies within 2^FARTHEST, from 0 outwards; 0 is inside the first."""
    inner = fmpq(1_000_003, 999_979)
    ends = [(-inner, inner)]
    for k in range(FARTHEST):
        near, far = inner * 2**k, inner * 2 ** (k + 1)
        ends += [(near, far), (-far, -near)]
    if low is not None and high is not None:
        ends += [(inner * 2**FARTHEST, high), (low, -inner * 2**FARTHEST)]
    for a, b in ends:
        a, b = a if low is None else max(a, low), b if high is None else min(b, high)
        if a < b:
            yield a, b
