"""Points for several variables, or for whole numbers: scattered, beside every surface, on diagonals and axes."""

from __future__ import annotations

from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.comparison import POINTS, Comparison, Tally
from gradekit.equivalence.domain import conditions, critical
from gradekit.equivalence.evaluation import Evaluator, plan, precision
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.pockets import crossing, pocket, sign_at
from gradekit.equivalence.points import Point, candidate
from gradekit.equivalence.refute import apart, compare_exactly
from gradekit.equivalence.switches import varies

MOST_WHOLE = 420
"""Whole numbers tried."""


def scatter(run: Comparison) -> list[Tally] | Refuted:
    """Points for several variables, or for whole numbers: one cell, many tries."""
    tally = Tally(None)
    space = run.space.space
    whole = set(space.names) <= space.integers
    for number in range(MOST_WHOLE if whole else 160):
        if (tally.both >= 3 * POINTS and not whole) or not run.afford():
            break
        found = run.look(candidate(space, number, run.fractions), tally)
        if found is not None:
            return found
    if not space.integers:
        found = _both_sides(run, tally) or _around(run, tally)
        if found is not None:
            return found
    deeper = run.deeper([tally])
    return deeper if deeper is not None else [tally]


MORE_TURNS = 80
"""Points looked at close to those met, where the domain is so small that few were met."""


def _around(run: Comparison, tally: Tally) -> Refuted | None:
    """Points around those met, closer and closer; around one that is searched for where none was met."""
    space = run.space.space
    centres = run.compared[:4]
    if not centres:
        needed = sorted(run.space.given.least_zero)
        target = needed[0] if len(needed) == 1 else run.graph.put(("min", *needed)) if needed else None
        run.work += 120 * len(run.steps) if target is not None else 0
        found = pocket(run.graph, target, space.names, space.boxes, 1) if target is not None else None
        centres = [found] if found is not None else []
    for turn in range(MORE_TURNS if centres else 0):
        if tally.both >= POINTS or not run.afford():
            break
        centre, scale = centres[turn % len(centres)], fmpq(2, 4 ** (turn % 6))
        half = fmpq(1, 2)
        point = {name: x + (next(run.fractions) - half) * scale for name, x in centre.items()}
        if _in_boxes(point, space.boxes):
            refuted = run.look(point, tally)
            if refuted is not None:
                return refuted
    return None


MOST_SURFACES = 8
"""Surfaces where a kink or a condition cuts the box of several variables."""


def _both_sides(run: Comparison, tally: Tally) -> Refuted | None:
    """Points close to the surfaces where nodes are zero, and on both sides of them; points on diagonals and axes."""
    space = run.space.space
    graph, names = run.graph, space.names
    nodes = critical(graph, run.steps, conditions(graph, run.steps))
    margins = [graph.difference_of(left, right) for operator, left, right in run.space.rest if operator[0] in "<>"]
    for node in list(dict.fromkeys([*margins, *nodes]))[:MOST_SURFACES]:
        sides: dict[int, list[Point]] = {1: [], -1: []}
        if not varies(graph, node):
            continue
        steps = plan(graph, node)
        with precision(96):
            for number in range(24):
                point = candidate(space, number, run.fractions)
                sign = sign_at(graph, point, node, steps)
                if sign and len(sides[sign]) < 2:
                    sides[sign].append(point)
        run.work += 30 * len(steps)
        for want in (1, -1):
            if not sides[want] and run.afford():
                run.work += 120 * len(steps)
                found = pocket(graph, node, names, space.boxes, want)
                sides[want] += [found] if found is not None else []
        places = [*sides[1][:1], *sides[-1][:1]]
        for one, other in zip(sides[1], sides[-1], strict=False):
            places += crossing(graph, node, one, other)
        for point in places:
            spare = Tally(None)
            refuted = run.look(point, spare) if run.afford() else None
            if refuted is not None:
                return refuted
            tally.add(spare)
    return _on_diagonals(run)


def _on_diagonals(run: Comparison) -> Refuted | None:
    """A difference where two variables are equal or opposite, or one is 0, if both sides have values there."""
    space = run.space.space
    inner = candidate(space, 0, run.fractions)
    points = [{name: fmpq(c) for name in space.names} for c in (0, 1, -1, 2)]
    for name in space.names:
        points.append({**inner, name: fmpq(0)})
        for other in space.names:
            if other < name:
                points += [{**inner, name: inner[other]}, {**inner, name: -inner[other]}]
    for point in points[:24]:
        run.work += 2 * len(run.steps)
        if not run.afford() or not _in_boxes(point, space.boxes):
            continue
        if not run.space.allows(Evaluator(run.graph, point)):
            continue
        found = compare_exactly(run.graph, (run.space.root, run.root), point, (128, 512))
        if found is not None and isinstance(found[0], arb) and isinstance(found[1], arb):
            with precision(found[2]):
                if not found[0].overlaps(found[1]):
                    return apart(point, found[0], found[1])
    return None


def _in_boxes(point: Point, boxes: dict[str, tuple[Any, Any]]) -> bool:
    """Whether the point lies strictly inside the bounds of its variables."""
    for name, (low, high) in boxes.items():
        if name in point and ((low is not None and point[name] <= low) or (high is not None and point[name] >= high)):
            return False
    return True
