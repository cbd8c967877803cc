"""The real line cut at poles, kinks and branch points, and points inside each cell."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.factors import Refine
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import RANGES, Bound
from gradekit.equivalence.ratio import NoForm, TooLarge
from gradekit.equivalence.real_roots import MOST_DEGREE, dense, rational_ends, real_roots
from gradekit.values import value

WINDOW = fmpq(12)
"""Where cuts are looked for when the domain has no ends; polynomials are cut everywhere."""
GRID = 41
HALVINGS = 14
MOST_CELLS = 120
MOST_SCANNED = 10
POSITIVE = [r for r in RANGES if r[0] > 0]
FAR_RANGES = {
    16: (fmpq(10**7), fmpq(10**9)),
    17: (fmpq(10**7), fmpq(10**9)),
    18: (fmpq(10**21), fmpq(10**22)),
    19: (fmpq(10**21), fmpq(10**22)),
}
"""Where the last points of an unbounded cell lie."""


@value
class Cell:
    """An open interval; an end is None where the line goes on."""

    low: Bound
    high: Bound


def cut(
    graph: Graph, field: Field | None, name: str, box: tuple[Bound, Bound], nodes: list[int]
) -> tuple[list[Cell], list[Any], list[Any]]:
    """The cells of the interval, the cuts that are exactly known rationals, and points of narrow pockets."""
    marks: list[tuple[Any, Any]] = []
    exact: list[Any] = []
    pockets: list[Any] = []
    scanned = 0
    for node in nodes:
        found = polynomial_roots(field, name, node)
        if found is None:
            scanned += 1
            if scanned > MOST_SCANNED:
                continue
            found = _scan(graph, name, box, node, pockets), []
        marks += found[0]
        exact += found[1]
    low, high = box
    inside = [(a, b) for a, b in marks if (low is None or a > low) and (high is None or b < high)]
    inside.sort()
    edges: list[Any] = [low]
    for a, b in inside:
        if edges[-1] is None or (a + b) / 2 > edges[-1]:
            edges.append((a + b) / 2)
    if len(edges) > MOST_CELLS:
        middle = len(edges) // 2
        edges = [edges[0], *edges[max(1, middle - MOST_CELLS // 2) : middle + MOST_CELLS // 2]]
    edges.append(high)
    cells = [Cell(a, b) for a, b in pairwise(edges)]
    inner = [x for x in dict.fromkeys(exact) if (low is None or x >= low) and (high is None or x <= high)]
    return cells, inner, pockets


def polynomial_roots(field: Field | None, name: str, node: int) -> tuple[list[tuple[Any, Any]], list[Any]] | None:
    """Real roots of a node that is a rational function of the variable alone; None for any other node."""
    if field is None:
        return None
    try:
        form = field.form(node)
    except (NoForm, TooLarge, Refine):
        return None
    index = field.variable(name)
    marks, exact = [], []
    for p in (form.above, *(factor for factor, _ in form.below.values())):
        used = [i for i, d in enumerate(p.degrees()) if d] if len(p) else []
        if used and used != [index]:
            return None
        if not used:
            continue
        if int(p.degrees()[index]) > MOST_DEGREE:
            return None
        polynomial = dense(p, index)
        polynomial = polynomial // polynomial.gcd(polynomial.derivative())
        for factor, _ in polynomial.factor()[1]:
            if factor.degree() == 1:
                root = -factor[0] / factor[1]
                marks.append((root, root))
                exact.append(fmpq(root))
            else:
                marks += [rational_ends(root) for root in real_roots(factor) or []]
    return marks, exact


def _grid(box: tuple[Bound, Bound]) -> list[Any]:
    """Points across the interval, or across a window where it has no ends."""
    low = box[0] if box[0] is not None else (box[1] - 2 * WINDOW if box[1] is not None else -WINDOW)
    high = box[1] if box[1] is not None else low + 2 * WINDOW
    width = (high - low) / GRID
    inner = [low + width * (i + fmpq(50021, 100003)) for i in range(GRID)]
    return [low + width / 997, *inner, high - width / 1009]


def _scan(graph: Graph, name: str, box: tuple[Bound, Bound], node: int, pockets: list[Any]) -> list[tuple[Any, Any]]:
    """Places where the node changes sign or its domain ends, found on a grid and narrowed by halving.

    Where the grid sees one sign alone, a point of the other is searched for, and added to `pockets`.
    """
    steps = plan(graph, node)
    grid = _grid(box)
    states = [_state(graph, name, x, node, steps) for x in grid]
    marks = _touches(graph, name, grid, node, steps)
    added = _add_pockets(graph, name, box, node, grid, states)
    pockets += added
    for i in range(len(grid) - 1):
        if states[i] != states[i + 1]:
            a, b, left = grid[i], grid[i + 1], states[i]
            beside = a in added or b in added
            for number in range(4 * HALVINGS):
                if number >= HALVINGS and not beside:
                    break
                middle = (a + b) / 2
                if _state(graph, name, middle, node, steps) == left:
                    a = middle
                else:
                    b = middle
            marks.append((a, b))
    return marks


def _add_pockets(
    graph: Graph, name: str, box: tuple[Bound, Bound], node: int, grid: list[Any], states: list[str]
) -> list[Any]:
    """Points of signs that the grid has not seen, put in their places in the grid."""
    added = []
    for want, state in ((1, "+"), (-1, "-")):
        if state in states or not {"+", "-"} & set(states):
            continue
        from gradekit.equivalence.pockets import pocket

        point = pocket(graph, node, (name,), {name: box}, want)
        if point is not None:
            place = bisect(grid, point[name])
            grid.insert(place, point[name])
            states.insert(place, state)
            added.append(point[name])
    return added


TOUCH_STEPS = 150


def touches(graph: Graph, name: str, box: tuple[Bound, Bound], node: int) -> list[tuple[Any, Any]]:
    """Tiny intervals in which the node comes so close to 0, without changing sign, that it cannot be told from 0."""
    steps = plan(graph, node)
    grid = _grid(box)
    found = []
    for number, (x, _) in enumerate(_touches(graph, name, grid, node, steps)):
        if number >= 4:
            break
        wide = (grid[-2] - grid[1]) / (GRID - 1)
        a, b = x - wide, x + wide
        for _ in range(TOUCH_STEPS):
            third = (b - a) / 3
            low, high = (_size(graph, name, y, node, steps, 400) for y in (a + third, b - third))
            if low is None or high is None:
                break
            a, b = (a, b - third) if low <= high else (a + third, b)
        least = _size(graph, name, (a + b) / 2, node, steps, 400)
        if least is not None and least < fmpq(1, 2**60):
            found.append((a, b))
    return found


def _touches(graph: Graph, name: str, grid: list[Any], node: int, steps: list[int]) -> list[tuple[Any, Any]]:
    """Places where a node comes down to 0, or up to it, without changing sign: 1 - sin(x)^2 at pi/2."""
    sizes = [_size(graph, name, x, node, steps) for x in grid]
    marks = []
    for i in range(1, len(grid) - 1):
        left, here, right = sizes[i - 1 : i + 2]
        if left is None or here is None or right is None or not (here <= left and here <= right):
            continue
        a, b = grid[i - 1], grid[i + 1]
        for _ in range(HALVINGS):
            third = (b - a) / 3
            low, high = (_size(graph, name, x, node, steps) for x in (a + third, b - third))
            if low is None or high is None:
                break
            a, b = (a, b - third) if low <= high else (a + third, b)
        least = _size(graph, name, (a + b) / 2, node, steps)
        if least is not None and least * 1_000 < max(left, right):
            marks.append(((a + b) / 2, (a + b) / 2))
    return marks


def _size(graph: Graph, name: str, x: Any, node: int, steps: list[int], bits: int = 64) -> Any | None:
    """The size of a node at a point, roughly, as an exact number; None where it has no value."""
    with precision(bits):
        try:
            value = Evaluator(graph, {name: arb(x)}).value(node, steps)
        except (NoValue, NotFoundOut):
            return None
        return abs(arb(value)).mid() if arb(value).is_finite() else None


def _state(graph: Graph, name: str, x: Any, node: int, steps: list[int]) -> str:
    with precision(64):
        try:
            value = Evaluator(graph, {name: arb(x)}).value(node, steps)
        except NoValue:
            return "none"
        except NotFoundOut:
            return "open"
    if value > 0:
        return "+"
    return "-" if value < 0 else "open"


def inside(cell: Cell, number: int, fractions: Iterator[Any]) -> Any:
    """The `number`-th point of a cell; unbounded cells are sampled over several orders of magnitude."""
    t = next(fractions)
    if cell.low is not None and cell.high is not None:
        return cell.low + (cell.high - cell.low) * t
    a, b = FAR_RANGES[number] if number in FAR_RANGES else POSITIVE[number % 6]
    step = a + (b - a) * t
    if cell.low is not None:
        return cell.low + step
    if cell.high is not None:
        return cell.high - step
    return step if number % 2 else -step
