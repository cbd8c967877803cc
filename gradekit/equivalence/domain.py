"""The domain of a question: the stated part as boxes and relations, the natural part as conditions on nodes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from flint import fmpq

from gradekit.equivalence.evaluation import plan
from gradekit.equivalence.graph import MINUS_ONE, ONE, Graph
from gradekit.equivalence.points import Bound, Space
from gradekit.expression.tree import Relation, Symbol, symbols, unchained
from gradekit.values import value

LARGEST_EXPONENT = 2_000
"""Binary exponent of a bound that is no rational number, as in x < pi; one farther out is a relation like any other."""
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def space(
    used: Iterable[str], variables: tuple[str, ...], stated: tuple[Relation, ...], integers: frozenset[str]
) -> Space:
    """Boxes for the variables in use and those of the relations, and the relations that are not bounds."""
    if not stated:
        names = tuple(dict.fromkeys(used))
        ordered = sorted(names, key=variables.index if set(names) <= set(variables) else None)
        return Space(tuple(ordered), integers, {}, (), False)
    relations = [single for relation in stated for single in unchained(relation)]
    seen = set(used).union(*(symbols(relation) for relation in relations))
    names = tuple(dict.fromkeys([v for v in variables if v in seen] + sorted(seen)))
    boxes: dict[str, tuple[Bound, Bound]] = {}
    rest: list[Relation] = []
    open_ends: set[tuple[str, Any]] = set()
    for relation in relations:
        bound = _bound(relation)
        if bound is None:
            rest.append(relation)
            continue
        name, operator, value, exact = bound
        if name in integers and exact:
            value = _first_whole(operator, value)
        elif operator in ("<", ">"):
            open_ends.add((name, value))
        low, high = boxes.get(name, (None, None))
        if operator in (">", ">=") and (low is None or value > low):
            low = value
        if operator in ("<", "<=") and (high is None or value < high):
            high = value
        boxes[name] = (low, high)
        if not exact:
            rest.append(relation)
    empty = any(
        low is not None and high is not None and (low > high or (low == high and (name, low) in open_ends))
        for name, (low, high) in boxes.items()
    )
    return Space(names, integers, boxes, tuple(rest), empty)


def _first_whole(operator: str, value: Any) -> Any:
    """The outermost whole number that a bound allows."""
    down = int(value.p) // int(value.q)
    up = -(-int(value.p) // int(value.q))
    return fmpq({">": down + 1, ">=": up, "<": up - 1, "<=": down}[operator])


def _bound(relation: Relation) -> tuple[str, str, Any, bool] | None:
    """(name, operator, value, whether the value is exact) of a relation between a variable and a constant."""
    operator, left, right = relation.operator, relation.left, relation.right
    if isinstance(right, Symbol):
        operator, left, right = _FLIPPED[operator], right, left
    if not isinstance(left, Symbol) or symbols(right) or operator in ("=", "!="):
        return None
    graph = Graph()
    value = graph.rational(graph.enter(right))
    if value is not None:
        return left.name, operator, value, True
    from gradekit.equivalence.enclosure import Enclosed, enclose

    found = enclose(right, {}, 64)
    if not isinstance(found, Enclosed):
        return None
    middle = found.ball.mid()
    if abs(int(middle.man_exp()[1])) > LARGEST_EXPONENT:
        return None
    return left.name, operator, middle.fmpq(), False


@value
class Conditions:
    """What a graph needs to have a value.

    `least_zero`: nodes that must be ≥ 0.  `not_zero`: nodes that must not be 0.  `other`: nodes with a condition of
    their own (factorial, piecewise).  `positive`: those of `least_zero` that must not be 0 either; `perhaps_zero`:
    those of `positive` that may be 0 all the same, as u in u^v where v > 0.
    """

    least_zero: frozenset[int]
    not_zero: frozenset[int]
    other: frozenset[int]
    positive: frozenset[int]
    perhaps_zero: frozenset[int]

    def more_holes(self, given: Conditions) -> frozenset[int]:
        """The nodes at whose zeros there may be no value, though `given` allows them to be 0."""
        if self.not_zero <= given.not_zero and not self.positive:
            return frozenset()
        return (self.not_zero | self.positive) - (given.not_zero | (given.positive - given.perhaps_zero))


_NONE = Conditions(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
_UNCONDITIONAL = frozenset(("q", "v", "pi", "+", "*", "exp", "sin", "cos"))


def conditions(graph: Graph, steps: list[int]) -> Conditions:
    """The conditions of the nodes in `steps`; nodes such as 1 − u² are added to the graph."""
    least: set[int] = set()
    nonzero: set[int] = set()
    other: set[int] = set()
    positive: set[int] = set()
    perhaps: set[int] = set()
    operations = graph.operations
    for number in steps:
        operation = operations[number]
        kind = operation[0]
        if kind in _UNCONDITIONAL:
            continue
        if kind == "^":
            _, base, _, top, bottom = operation
            if bottom % 2 == 0:
                least.add(base)
            if top <= 0:
                nonzero.add(base)
        elif kind == "p":
            if graph.is_whole(operation[2]):
                nonzero.add(operation[1])
            else:
                positive.add(operation[1])
                perhaps.add(operation[1])
        elif kind == "ln":
            positive.add(operation[1])
        elif kind in ("asin", "acos", "atanh"):
            inner = graph.difference_of(ONE, graph.power_of(operation[1], fmpq(2)))
            (positive if kind == "atanh" else least).add(inner)
        elif kind == "acosh":
            least.add(graph.sum_of([operation[1], MINUS_ONE]))
        elif kind == "heaviside":
            nonzero.add(operation[1])
        elif kind in ("factorial", "case", "bad"):
            other.add(number)
            if kind == "factorial":
                least.add(operation[1])
    if not (least or nonzero or other or positive):
        return _NONE
    return Conditions(
        frozenset(least | positive), frozenset(nonzero), frozenset(other), frozenset(positive), frozenset(perhaps)
    )


def critical(graph: Graph, steps: list[int], found: Conditions) -> list[int]:
    """Nodes whose zeros cut the domain into cells: conditions, and kinks of abs, sign, min, max and piecewise."""
    cuts = set(found.least_zero) | set(found.not_zero)
    for number in steps:
        operation = graph.operations[number]
        kind = operation[0]
        if kind in ("abs", "sign") or (kind == "^" and operation[4] != 1):
            cuts.add(operation[1])
        elif kind in ("min", "max"):
            for a, b in pairwise(operation[1:]):
                cuts.add(graph.difference_of(a, b))
        elif kind == "case":
            for value, tests in operation[1:]:
                for _, left, right in tests:
                    cuts.add(graph.difference_of(left, right))
                cuts |= set(critical(graph, plan(graph, value), conditions(graph, plan(graph, value))))
    return sorted({part for cut in cuts for part in _where_zero(graph, cut)})


def _where_zero(graph: Graph, number: int) -> set[int]:
    """Nodes whose sign changes mark the zeros of a node: the factors of a product, the base of a power."""
    operation = graph.operations[number]
    kind = operation[0]
    if kind in ("q", "exp", "pi", "bad"):
        return set()
    if kind in ("^", "abs"):
        return _where_zero(graph, operation[1])
    if kind == "*":
        return set().union(*(_where_zero(graph, part) for part in operation[1:]))
    return {number}
