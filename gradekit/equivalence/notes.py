"""What is said beside a proof: the denominators that were cancelled, and points where only one side has a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

from gradekit.equivalence.domain import Conditions, conditions
from gradekit.equivalence.evaluation import Evaluator, plan
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.points import Point, candidate, stream
from gradekit.equivalence.proof import zero_factors
from gradekit.expression.printing.text import show

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field
    from gradekit.equivalence.workspace import Workspace

MOST_CONDITIONS = 8
MOST_POINTS = 6


def cancelled(graph: Graph, own: Conditions, space: Workspace) -> tuple[str, ...]:
    """`u != 0` for the denominators of either side, as typed.  `own`: what the answer's new nodes need."""
    found = []
    for node in sorted(space.demands.not_zero | own.not_zero):
        text = space.shown.get(node)
        if text is None:
            tree = graph.source[node]
            if tree is None:
                continue
            text = f"{show(tree)} != 0"
            if node < graph.start:
                space.shown[node] = text
        found.append(text)
    return tuple(found[:MOST_CONDITIONS])


def isolated_note(space: Workspace, graph: Graph, root: int, new: Conditions, field: Field) -> str:
    """`removable-points` where a zero of a denominator leaves exactly one side without a value, `wider-domain` where
    the answer has values on more than isolated points outside the domain.  `new`: what the answer's new nodes need.
    """
    if not (space.given.least_zero or space.given.not_zero or new.not_zero or space.rest):
        return ""
    own = conditions(graph, plan(graph, root))
    if space.demands.least_zero - own.least_zero and _wider(space, graph, root):
        return "wider-domain"
    if own.not_zero == space.demands.not_zero or len(space.space.names) != 1:
        return ""
    theirs = space.demands.not_zero
    here, there = zero_factors(field, own.not_zero - theirs), zero_factors(field, theirs - own.not_zero)
    if here.keys() == there.keys():
        return ""
    shared = zero_factors(field, own.not_zero & theirs)
    name = space.space.names[0]
    index = field.variable(name)
    low, high = space.space.boxes.get(name, (None, None))
    looked = 0
    for key in sorted((here.keys() ^ there.keys()) - shared.keys()):
        p = here.get(key) or there[key]
        degrees = p.degrees()
        if sum(int(d) for d in degrees) != 1 or not degrees[index] or looked >= MOST_POINTS:
            continue
        looked += 1
        slope = fmpq(p.to_dict()[tuple(int(d) for d in degrees)])
        x = -fmpq(p.to_dict().get((0,) * len(degrees), 0)) / slope
        if (low is not None and x <= low) or (high is not None and x >= high):
            continue
        if not space.allows(Evaluator(graph, {name: x})):
            continue
        from gradekit.equivalence.refute import compare_exactly

        found = compare_exactly(graph, (space.root, root), {name: x}, (128,))
        if found is not None and isinstance(found[0], arb) != isinstance(found[1], arb):
            return "removable-points"
    return ""


def _wider(space: Workspace, graph: Graph, root: int) -> bool:
    """Whether the answer has a value at a generic point where the reference has none."""
    if space.holes is None:
        space.holes = _holes(space)
    return any(isinstance(_value_at(space, graph, root, point), arb) for point in space.holes)


def _holes(space: Workspace) -> list[Point]:
    """Those of the first generic points of the domain at which the reference certainly has no value."""
    fractions = stream(space.seed)
    found = []
    for number in range(MOST_POINTS):
        point = candidate(space.space, number, fractions)
        if space.allows(Evaluator(space.graph, space.balls(point))):
            value = _value_at(space, space.graph, space.root, point)
            if value is not None and not isinstance(value, arb):
                found.append(point)
    return found


def _value_at(space: Workspace, graph: Graph, root: int, point: Point) -> Any:
    """The value at a point as a ball, the number of the operation that has none, or None where that stays unclear."""
    value = Evaluator(graph, space.balls(point)).known_value(root)
    return Evaluator(graph, point).known_value(root) if value is None else value
