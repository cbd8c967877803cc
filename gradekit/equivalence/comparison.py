"""Reference and answer side by side at points of the domain, on counted work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flint import arb

from gradekit.equivalence.cells import Cell
from gradekit.equivalence.evaluation import Evaluator, plan, precision
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.points import Point, stream
from gradekit.equivalence.refute import apart, compare_exactly, without_value
from gradekit.equivalence.workspace import Workspace
from gradekit.expression.tree import Node

POINTS = 16
"""Points compared in a cell."""
WORK = 24_000
"""Operations on balls of 128 bits that one comparison may cost."""
DEEP = (512, 2_048)
"""Bits at which a few points of each cell are looked at again."""
MOST_KEPT = 400
"""Points kept to ask afterwards which branches they lie on."""


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

    @property
    def empty(self) -> bool:
        """Whether nothing but points outside of both domains was seen."""
        return not (self.both or self.reference_only or self.answer_only or self.unclear)

    def add(self, other: Tally) -> None:
        """Count what was seen beside the points of the cell; what was not clear there counts for nothing."""
        self.both += other.both
        self.reference_only += other.reference_only
        self.answer_only += other.answer_only
        self.witness = self.witness or other.witness


class Comparison:
    """The reference and the answer, evaluated side by side on counted work.

    `zeros`: nodes that are 0 for certain though their balls cannot show it.  `compared`: points where both have values.
    """

    def __init__(
        self, space: Workspace, graph: Graph, root: int, answer: Node, zeros: dict[int, Any] | None = None
    ) -> None:
        self.space, self.graph, self.root, self.answer = space, graph, root, answer
        self.steps = sorted(set(space.steps) | set(plan(graph, root)) | set(space.function_steps))
        self.work = 0
        self.fractions: Iterator[Any] = stream(space.seed + b"cells")
        self.zeros = zeros or {}
        self.compared: list[Point] = []

    def afford(self, bits: int = 128) -> bool:
        """Whether one more point may be looked at."""
        return self.work + len(self.steps) * max(1, bits // 128) <= WORK

    def look(self, point: Point, tally: Tally, bits: int = 128) -> Refuted | None:
        """Compare at one generic point; a certificate if the values differ."""
        self.work += len(self.steps) * max(1, bits // 128)
        integers = self.space.space.integers
        with precision(bits):
            run = Evaluator(self.graph, {n: v if n in integers else arb(v) for n, v in point.items()}, self.zeros)
            if not self.space.allows(run):
                tally.neither += 1
                return None
            left, right = run.known_value(self.space.root), run.known_value(self.root)
            if (left is None or right is None) and not self.zeros:
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
                if len(self.compared) < MOST_KEPT:
                    self.compared.append(point)
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

    def deeper(self, tallies: list[Tally]) -> Refuted | None:
        """A few points of each cell again, at higher precision."""
        for bits in DEEP:
            for tally in tallies:
                for point in tally.deep[:2]:
                    if self.afford(bits):
                        spare = Tally(tally.cell)
                        found = self.look(point, spare, bits)
                        if found is not None:
                            return found
                        if tally.unclear and (spare.both or spare.reference_only or spare.answer_only):
                            tally.add(spare)
        return None
