"""Comparison by sampling every cell.

Finds differences, narrower and wider domains; accepts, and marks, what it cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.cells import FAR_RANGES, Cell, cut, inside
from gradekit.equivalence.constants import certainly_equal
from gradekit.equivalence.domain import conditions, critical
from gradekit.equivalence.evaluation import Evaluator, plan, precision
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
from gradekit.equivalence.graph import MINUS_ONE, ZERO, Graph
from gradekit.equivalence.pockets import crossing, near, pocket, sign_at
from gradekit.equivalence.points import Point, candidate, stream
from gradekit.equivalence.proof import Proof, new_field
from gradekit.equivalence.question import Question
from gradekit.equivalence.refute import _value, apart, compare_exactly, without_value
from gradekit.equivalence.workspace import Workspace
from gradekit.expression.tree import Node

POINTS = 16
"""Points compared in a cell."""
WORK = 24_000
"""Operations on balls of 128 bits that one comparison may cost."""
DEEP = (512, 2_048)
CONSTANT_BITS = (128, 512, 1_024, 4_000)
SPECIAL = (0, 1, -1, 2, -2, 3, -3)


@dataclass(slots=True)
class Tally:
    """What was seen in one cell."""

    cell: Cell | None
    both: int = 0
    reference_only: int = 0
    answer_only: int = 0
    neither: int = 0
    unclear: int = 0
    witness: Refuted | None = None
    deep: list[Point] = field(default_factory=list)


class Comparison:
    """The reference and the answer, evaluated side by side on counted work."""

    def __init__(self, space: Workspace, graph: Graph, root: int, answer: Node) -> None:
        self.space, self.graph, self.root, self.answer = space, graph, root, answer
        self.steps = sorted(set(space.steps) | set(plan(graph, root)) | set(space.function_steps))
        self.work = 0
        self.fractions: Iterator[Any] = stream(space.seed + b"cells")

    def afford(self, bits: int = 128) -> bool:
        """Whether one more point may be looked at."""
        return self.work + len(self.steps) * max(1, bits // 128) <= WORK

    def look(self, point: Point, tally: Tally, bits: int = 128) -> Refuted | None:
        """Compare at one generic point; a certificate if the values differ."""
        self.work += len(self.steps) * max(1, bits // 128)
        integers = self.space.space.integers
        with precision(bits):
            run = Evaluator(self.graph, {n: v if n in integers else arb(v) for n, v in point.items()})
            if not self.space.allows(run):
                tally.neither += 1
                return None
            left, right = _value(run, self.space.root), _value(run, self.root)
            if left is None or right is None:
                exact = compare_exactly(self.graph, (self.space.root, self.root), point, (bits,))
                left, right = exact[:2] if exact is not None else (left, right)
            if left is None or right is None:
                tally.unclear += 1
                if bits == 128:
                    tally.deep.append(point)
            elif isinstance(left, arb) and isinstance(right, arb):
                tally.both += 1
                if not left.overlaps(right):
                    return apart(point, left, right)
                if len(tally.deep) < 2 and bits == 128:
                    tally.deep.append(point)
            elif isinstance(left, arb):
                tally.reference_only += 1
                if tally.witness is None:
                    tally.witness = without_value(point, self.graph, right, self.answer)
            elif isinstance(right, arb):
                tally.answer_only += 1
            else:
                tally.neither += 1
        return None


def sample(
    space: Workspace,
    graph: Graph,
    root: int,
    answer: Node,
    proof: Proof | None,
    prover: Callable[[Question, Node], bool | None] | None = None,
) -> Decision:
    """The decision where neither a quick refutation nor a proof with a certain domain was found."""
    if not space.space.names:
        return _constants(space, graph, root, answer, prover)
    run = Comparison(space, graph, root, answer)
    tallies, special = _walk(run)
    if isinstance(tallies, Refuted):
        return Decision(tallies)
    if not any(t.both or t.reference_only for t in tallies):
        unclear = any(t.unclear for t in tallies)
        return Decision(Exhausted("precision" if unclear and not space.outside else "reference-undefined"))
    narrower = _narrower(space, tallies)
    if isinstance(narrower, Decision):
        return narrower
    noted = _special_points(run, special)
    if isinstance(noted, Refuted):
        return Decision(noted, "isolated-difference")
    if any(t.unclear and not (t.both or t.reference_only or t.neither or t.answer_only) for t in tallies):
        return Decision(Exhausted("precision"), "domain-unknown")
    note = narrower or ("wider-domain" if any(t.answer_only for t in tallies) else noted)
    points = sum(t.both for t in tallies)
    cells = sum(1 for t in tallies if t.both)
    if points < POINTS and not (space.space.integers or proof is not None):
        return Decision(Exhausted("points"), note)
    if _isolated(run):
        return Decision(Exhausted("isolated-difference"), note)
    tiny = _tiny(run, tallies)
    if tiny is not None:
        return Decision(tiny, note)
    found = Sampled(points, cells, DEEP[-1] if run.afford(DEEP[-1]) else QUICK)
    return _with_prover(space.question, answer, found, note, prover)


QUICK = 128
FINEST_BITS = 8_000
"""The precision at which a difference known to be tiny is still shown."""


def _isolated(run: Comparison) -> bool:
    """Whether the sides certainly differ at a single point that is not rational, so that no certificate can name it."""
    space = run.space.space
    if len(space.names) != 1 or space.integers or run.space.rest:
        return False
    if not any(run.graph.operations[n][0] in ("sign", "case") for n in run.steps):
        return False
    from gradekit.equivalence.isolated import differs_at_a_zero

    name = space.names[0]
    box = space.boxes.get(name, (None, None))
    roots = (run.space.root, run.root)
    return differs_at_a_zero(run.graph, roots, run.steps, name, box, new_field(run.graph, space))


def _tiny(run: Comparison, tallies: list[Tally]) -> Refuted | Exhausted | None:
    """The certificate of a difference too small to be seen, but which is left when common terms are taken away."""
    gap = difference(run.graph, run.space.root, run.root)
    point = next((p for t in tallies for p in t.deep), None)
    if gap is None or point is None:
        return None
    bits = _bits_for(run.graph, gap, point)
    if bits is None:
        return None
    if bits > FINEST_BITS:
        return Exhausted("precision")
    return run.look(point, Tally(None), bits)


def _bits_for(graph: Graph, gap: int, point: Point) -> int | None:
    """The precision at which a node certainly not 0 can be told from 0 beside terms of moderate size, else None."""
    with precision(QUICK):
        value = _value(Evaluator(graph, point), gap)
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


def _with_prover(
    question: Question, answer: Node, found: Sampled, note: str, prover: Callable[[Question, Node], bool | None] | None
) -> Decision:
    if prover is None or note not in ("", "removable-points"):
        return Decision(found, note)
    verdict = prover(question, answer)
    if verdict:
        return Decision(Proved("sympy"), note)
    return Decision(found, note, deadline=verdict is None)


def _walk(run: Comparison) -> tuple[list[Tally] | Refuted, list[Any]]:
    """Every cell sampled, or the first difference; and the special points found on the way."""
    space = run.space.space
    if len(space.names) > 1 or set(space.names) <= space.integers:
        return _scatter(run), []
    name = space.names[0]
    nodes = critical(run.graph, run.steps, conditions(run.graph, run.steps))
    field_ = new_field(run.graph, space)
    box = space.boxes.get(name, (None, None))
    cells, special, pockets = cut(run.graph, field_, name, box, nodes)
    run.work += 30 * len(nodes)
    tallies = [Tally(cell) for cell in cells]
    for number in range(POINTS):
        for tally in tallies:
            if number >= 4 and not run.afford():
                break
            found = run.look({name: inside(tally.cell, number, run.fractions)}, tally)  # type: ignore[arg-type]
            if found is not None:
                return found, special
    open_cells = [cell for cell in (cells[0], cells[-1]) if None in (cell.low, cell.high)]
    pockets += [inside(cell, number, run.fractions) for cell in open_cells for number in FAR_RANGES]
    ends = list(dict.fromkeys([*(end for end in box if end is not None), *special[:4]]))
    for x, bits in [*((x, 128) for x in pockets), *near(ends, *box)]:
        found = _look_beside(run, tallies, {name: x}, bits)
        if found is not None:
            return found, special
    deeper = _deeper(run, tallies)
    return (deeper if deeper is not None else tallies), special


def _deeper(run: Comparison, tallies: list[Tally]) -> Refuted | None:
    """A few points of each cell again, at higher precision."""
    for bits in DEEP:
        for tally in tallies:
            for point in tally.deep[:2]:
                if run.afford(bits):
                    spare = Tally(tally.cell)
                    found = run.look(point, spare, bits)
                    if found is not None:
                        return found
                    if tally.unclear and (spare.both or spare.reference_only or spare.answer_only):
                        tally.both += spare.both
                        tally.reference_only += spare.reference_only
                        tally.answer_only += spare.answer_only
                        tally.witness = tally.witness or spare.witness
    return None


def _look_beside(run: Comparison, tallies: list[Tally], point: Point, bits: int) -> Refuted | None:
    """Compare at a point in a pocket or close to an end; what is not clear there counts for nothing."""
    if not run.afford(bits):
        return None
    (x,) = point.values()
    spare = Tally(None)
    found = run.look(point, spare, bits)
    if found is None:
        home = next(t for t in tallies if t is tallies[-1] or t.cell is None or t.cell.high is None or x < t.cell.high)
        home.both += spare.both
        home.reference_only += spare.reference_only
        home.answer_only += spare.answer_only
        home.witness = home.witness or spare.witness
    return found


MOST_WHOLE = 420
"""Whole numbers tried."""


def _scatter(run: Comparison) -> list[Tally] | Refuted:
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
        found = _both_sides(run, tally)
        if found is not None:
            return found
    deeper = _deeper(run, [tally])
    return deeper if deeper is not None else [tally]


MOST_SURFACES = 8
"""Surfaces where a kink or a condition cuts the box of several variables."""


def _both_sides(run: Comparison, tally: Tally) -> Refuted | None:
    """Points close to the surfaces where nodes are zero, and on both sides of them; points on diagonals and axes."""
    space = run.space.space
    graph, names = run.graph, space.names
    nodes = critical(graph, run.steps, conditions(graph, run.steps))
    margins = [
        graph.sum_of([left, graph.product_of([MINUS_ONE, right])])
        for operator, left, right in run.space.rest
        if operator[0] in "<>"
    ]
    for node in list(dict.fromkeys([*margins, *nodes]))[:MOST_SURFACES]:
        sides: dict[int, list[Point]] = {1: [], -1: []}
        steps = plan(graph, node)
        if not any(graph.operations[n][0] == "v" for n in steps):
            continue
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
            tally.both += spare.both
            tally.reference_only += spare.reference_only
            tally.answer_only += spare.answer_only
            tally.witness = tally.witness or spare.witness
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


def _special_points(run: Comparison, exact: list[Any]) -> Refuted | str:
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


def _narrower(space: Workspace, tallies: list[Tally]) -> Decision | str:
    """The verdict where the answer lacks points of the domain, the note `narrower-domain`, or nothing."""
    missing = [t for t in tallies if t.reference_only]
    if not missing:
        return ""
    witness = next(t.witness for t in missing if t.witness is not None)
    whole = _whole_components(space, tallies)
    if whole and space.question.policies.domain == "lenient":
        return "narrower-domain"
    return Decision(witness, "narrower-domain" if whole else "undefined")


def _whole_components(space: Workspace, tallies: list[Tally]) -> bool:
    """Whether the answer has values on all of some components of the domain, and none on the others."""
    if any(t.reference_only and t.both for t in tallies) or not any(t.both for t in tallies):
        return False
    for left, right in pairwise(tallies):
        sides = (bool(left.both), bool(left.reference_only), bool(right.both), bool(right.reference_only))
        if (sides[0] and sides[3]) or (sides[1] and sides[2]):
            edge = left.cell.high if left.cell is not None else None
            if edge is not None and _continues(space, edge):
                return False
    return True


def _continues(space: Workspace, edge: Any) -> bool:
    """Whether the reference has, or approaches, one value at a cut between two cells."""
    name = space.space.names[0]
    with precision(256):
        tiny = fmpq(1, 10**12)
        values = []
        for x in (edge - tiny, edge + tiny, edge - tiny / 1000, edge + tiny / 1000):
            value = _value(Evaluator(space.graph, {name: x}), space.root)
            if not isinstance(value, arb):
                return False
            values.append(value)
        near, far = abs(values[2] - values[3]), abs(values[0] - values[1])
        return bool(abs(values[0] - values[2]) < fmpq(1, 10**5) and near < fmpq(1, 10**6) and far < fmpq(1, 10**5))


def _constants(
    space: Workspace, graph: Graph, root: int, answer: Node, prover: Callable[[Question, Node], bool | None] | None
) -> Decision:
    """Two numbers: apart, equal by algebra, or together to 4,000 bits."""
    found = compare_exactly(graph, (space.root, root), {}, CONSTANT_BITS)
    if found is None:
        return Decision(Exhausted("reference-undefined" if space.outside else "precision"))
    left, right, bits = found
    if not isinstance(left, arb):
        return Decision(Exhausted("reference-undefined"))
    if not isinstance(right, arb):
        return Decision(without_value({}, graph, right, answer), "undefined")
    with precision(bits):
        if not left.overlaps(right):
            return Decision(apart({}, left, right))
        if left.is_exact() and right.is_exact():
            return Decision(Proved("rational"))
    gap = difference(graph, space.root, root)
    needed = _bits_for(graph, gap, {}) if gap is not None else None
    if needed is not None:
        finer = compare_exactly(graph, (space.root, root), {}, (needed,)) if needed <= FINEST_BITS else None
        if finer is None or finer[0].overlaps(finer[1]):
            return Decision(Exhausted("precision"))
        with precision(needed):
            return Decision(apart({}, finer[0], finer[1]))
    if certainly_equal(graph, space.root, root):
        return Decision(Proved("constant", ("root-separation",)))
    return _with_prover(space.question, answer, Sampled(1, 1, bits), "", prover)
