"""Points on the line: every cell, pockets, ends, far out, and places where a difference may be isolated."""

from __future__ import annotations

from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.cells import FAR_RANGES, cut, inside
from gradekit.equivalence.comparison import POINTS, WORK, Comparison, Tally
from gradekit.equivalence.domain import conditions, critical
from gradekit.equivalence.evaluation import Evaluator, precision
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.pockets import near
from gradekit.equivalence.points import Point
from gradekit.equivalence.proof import new_field
from gradekit.equivalence.refute import apart, compare_exactly

MORE_TURNS = 48
"""More points where the domain is only a part of the cells, so that fewer than `POINTS` were met."""
MANY_CELLS = 30
"""So many cells are given up after one point outside of both domains, fewer after two."""
SPECIAL = (0, 1, -1, 2, -2, 3, -3)


def walk(run: Comparison) -> tuple[list[Tally] | Refuted, list[Any]]:
    """Every cell sampled, or the first difference; and the special points found on the way."""
    space = run.space.space
    name = space.names[0]
    nodes = critical(run.graph, run.steps, conditions(run.graph, run.steps))
    box = space.boxes.get(name, (None, None))
    cells, special, pockets = cut(run.graph, new_field(run.graph, space), name, box, nodes)
    run.work += 30 * len(nodes)
    tallies = [Tally(cell) for cell in cells]
    for number in range(POINTS):
        for cell, tally in zip(cells, tallies, strict=True):
            if run.work > (WORK if number >= 4 else 4 * WORK):
                break
            if number >= (2 if len(tallies) < MANY_CELLS else 1) and tally.empty:
                continue
            found = run.look({name: inside(cell, number, run.fractions)}, tally)
            if found is not None:
                return found, special
    met = [(cell, tally) for cell, tally in zip(cells, tallies, strict=True) if tally.both]
    for turn in range(MORE_TURNS):
        if not met or sum(tally.both for tally in tallies) >= POINTS or not run.afford():
            break
        cell, tally = met[turn % len(met)]
        found = run.look({name: inside(cell, turn % POINTS, run.fractions)}, tally)
        if found is not None:
            return found, special
    open_cells = [cell for cell in (cells[0], cells[-1]) if None in (cell.low, cell.high)]
    pockets += [inside(cell, number, run.fractions) for cell in open_cells for number in FAR_RANGES]
    ends = list(dict.fromkeys([*(end for end in box if end is not None), *special[:4]]))
    for x, bits in [*((x, 128) for x in pockets), *near(ends, *box)]:
        found = _look_beside(run, tallies, {name: x}, bits)
        if found is not None:
            return found, special
    deeper = run.deeper(tallies)
    return (deeper if deeper is not None else tallies), special


def _look_beside(run: Comparison, tallies: list[Tally], point: Point, bits: int) -> Refuted | None:
    """Compare at a point in a pocket or close to an end; what is not clear there counts for nothing."""
    if not run.afford(bits):
        return None
    (x,) = point.values()
    spare = Tally(None)
    found = run.look(point, spare, bits)
    if found is None:
        home = next(t for t in tallies if t is tallies[-1] or t.cell is None or t.cell.high is None or x < t.cell.high)
        home.add(spare)
    return found


def special_points(run: Comparison, exact: list[Any]) -> Refuted | str:
    """Whole numbers, cuts and closed ends: a difference there, or the note that one side has no value there."""
    space = run.space.space
    if len(space.names) != 1:
        return ""
    name = space.names[0]
    low, high = space.boxes.get(name, (None, None))
    places = list(dict.fromkeys([*exact[:12], *(fmpq(k) for k in SPECIAL)]))
    note = ""
    for x in places:
        if (low is not None and x <= low) or (high is not None and x >= high) or not run.afford():
            continue
        run.work += 2 * len(run.steps)
        point = {name: x}
        if not run.space.allows(Evaluator(run.graph, point)):
            continue
        found = compare_exactly(run.graph, (run.space.root, run.root), point, (128, 512))
        if found is None:
            continue
        left, right, bits = found
        if isinstance(left, arb) and isinstance(right, arb):
            with precision(bits):
                if not left.overlaps(right):
                    return apart(point, left, right)
        elif isinstance(left, arb) or isinstance(right, arb):
            note = "removable-points"
    return note
