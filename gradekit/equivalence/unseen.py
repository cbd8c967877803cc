"""What a sample cannot have seen: a branch that no compared point lies on, a jump at a point that is not rational.

The values of a piecewise function at points of one branch say nothing of another.  So each branch has to be seen, or
shown not to exist; else the honest answer is that nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.comparison import Comparison, Tally
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.graph import MINUS_ONE
from gradekit.equivalence.jumps import jumps_apart
from gradekit.equivalence.pockets import place, value_at
from gradekit.equivalence.proof import certainly_positive, learn
from gradekit.equivalence.switches import bends, every_step, excepted, floors, varies
from gradekit.equivalence.zeros import roomy_field

MOST_BENDS = 60
MOST_VALUES = 12
"""Whole numbers that a bounded floor may take."""
MOST_CONDITIONS = 4
MOST_POINTS = 240
"""Compared points of which it is asked on which branch they lie."""
WORK_HERE = 400_000
"""Operations on balls of 64 bits that the search for hidden branches may cost."""
TINY = fmpq(1, 2**20)
FARTHEST_EXPONENT = 4_000
"""Binary exponents of sizes that are taken for usual ones."""


def not_seen(run: Comparison, equal_forms: bool) -> Refuted | str:
    """A difference on a branch found late; `unseen-branch`, `isolated-difference`; or nothing.

    `equal_forms`: the two sides are proved equal but where the argument of a sign is 0.
    """
    steps = every_step(run.graph, run.steps)
    nodes, points, whole = bends(run.graph, steps), excepted(run.graph, steps), floors(run.graph, steps)
    if not nodes and not points and not whole:
        return ""
    if not equal_forms:
        if len(nodes) + len(points) > MOST_BENDS:
            return "unseen-branch"
        for problem in _Branches(run).problems(nodes, points, whole):
            if problem:
                return problem
    return "isolated-difference" if jumps_apart(run, steps, equal_forms) else ""


class _Branches:
    """Which branches the compared points lie on."""

    def __init__(self, run: Comparison) -> None:
        self.run, self.graph, self.space = run, run.graph, run.space.space
        self.work = 0
        self.field = roomy_field(self.graph, self.space)
        if self.field is not None:
            learn(self.field, run.space.given.least_zero)
        met = run.compared
        self.points = met if len(met) <= MOST_POINTS else [*met[: MOST_POINTS // 2], *met[-MOST_POINTS // 2 :]]
        self.needed = [n for n in sorted(run.space.given.least_zero) if varies(self.graph, n)][:MOST_CONDITIONS]

    def problems(self, nodes: list[int], points: list[int], whole: list[int]) -> Iterator[Refuted | str]:
        """What is wrong with each branch in turn; nothing where it is seen or does not exist.

        `points`: nodes of which only 0 is a branch of its own; its points are isolated, or no sign is ever seen.
        """
        seen = self._signs(list(dict.fromkeys([*nodes, *points])))
        if not all(any(seen[node]) for node in points):
            yield "unseen-branch"
        for node in nodes:
            for sign in (1, -1):
                if sign not in seen[node]:
                    yield self._looked_for([(node, sign)])
        if len(self.space.names) > 1:
            for some in combinations(nodes, 2):
                met = set(zip(*(seen[node] for node in some), strict=True))
                for signs in product((1, -1), repeat=2):
                    if signs not in met and all(s in seen[n] for n, s in zip(some, signs, strict=True)):
                        yield self._looked_for(list(zip(some, signs, strict=True)))
        for node in whole:
            yield from self._values(node)

    def _signs(self, nodes: list[int]) -> dict[int, list[int]]:
        """The sign of each node at the points: 1, −1, or 0 where it is not certain."""
        found: dict[int, list[int]] = {node: [] for node in nodes}
        plans = {node: plan(self.graph, node) for node in nodes}
        integers = self.space.integers
        with precision(96):
            for point in self.points:
                run = Evaluator(self.graph, {n: x if n in integers else arb(x) for n, x in point.items()})
                for node in nodes:
                    found[node].append(_sign(run, node, plans[node]))
        return found

    def _looked_for(self, wanted: list[tuple[int, int]]) -> Refuted | str:
        """The branch where the nodes have these signs: seen now, shown not to exist, or not known."""
        graph = self.graph
        if len(wanted) == 1 and self._excluded(*wanted[0]):
            return ""
        parts = [node if sign > 0 else graph.product_of([MINUS_ONE, node]) for node, sign in wanted]
        target = self._all_positive([*parts, *self.needed])
        cost = 260 * len(plan(graph, target))
        self.work += cost
        if self.work > WORK_HERE:
            return "unseen-branch"
        found, excluded = place(graph, target, self.space.names, self.space.boxes, TINY * self._scale(parts))
        if excluded:
            return ""
        if found is None:
            return "unseen-branch"
        tally = Tally(None)
        found = {n: fmpq(int(x.p) // int(x.q)) if n in self.space.integers else x for n, x in found.items()}
        refuted = self.run.look(found, tally)
        if refuted is None and tally.reference_only and self.run.space.question.policies.domain == "strict":
            refuted = tally.witness
        return refuted if refuted is not None else "unseen-branch" if tally.empty or tally.unclear else ""

    def _excluded(self, node: int, sign: int) -> bool:
        opposite = self.graph.product_of([MINUS_ONE, node]) if sign > 0 else node
        return self.field is not None and certainly_positive(self.field, opposite)

    def _all_positive(self, parts: list[int]) -> int:
        some = sorted(set(parts))
        return some[0] if len(some) == 1 else self.graph.put(("min", *some))

    def _scale(self, parts: list[int]) -> Any:
        """The size that the nodes usually have: the least of their middle sizes, at most 1."""
        sizes = [fmpq(1)]
        for node in parts:
            steps = plan(self.graph, node)
            with precision(64):
                balls = (value_at(self.graph, point, node, steps) for point in self.points[:15])
                found = sorted(abs(ball.mid()) for ball in balls if ball is not None)
            if found:
                middle = found[len(found) // 2]
                if middle and abs(int(middle.man_exp()[1])) < FARTHEST_EXPONENT:
                    sizes.append(middle.fmpq())
        return min(sizes)

    def _values(self, node: int) -> Iterator[Refuted | str]:
        """Each whole number that a bounded floor may take; of an unbounded one, that it takes more than one."""
        inner = self.graph.operations[node][1]
        steps = plan(self.graph, node)
        with precision(96):
            balls = (value_at(self.graph, point, node, steps) for point in self.points)
            seen = {int(k) for ball in balls if ball is not None and (k := ball.unique_fmpz()) is not None}
        ends = self._range(inner)
        if ends is not None and ends[1] - ends[0] < MOST_VALUES:
            wanted = [k for k in range(ends[0], ends[1] + 1) if k not in seen]
        else:
            wanted = [k + side for k in seen for side in (1, -1)] if len(seen) == 1 else []
        for k in wanted:
            above = self.graph.difference_of(inner, self.graph.constant(fmpq(k)))
            below = self.graph.difference_of(self.graph.constant(fmpq(k + 1)), inner)
            yield self._looked_for([(above, 1), (below, 1)])

    def _range(self, node: int) -> tuple[int, int] | None:
        """Whole numbers between which the values of a node lie, rounded down; None where balls show no bounds."""
        boxes = self.space.boxes
        balls = {}
        for name in self.space.names:
            low, high = boxes.get(name, (None, None))
            infinite = arb.pos_inf().union(arb.neg_inf())
            balls[name] = infinite if low is None or high is None else arb(low).union(arb(high))
        with precision(64):
            try:
                value = arb(Evaluator(self.graph, balls).value(node))
            except (NoValue, NotFoundOut):
                return None
            if not value.is_finite() or abs(value) > 10**6:
                return None
            low, high = value.lower().floor().unique_fmpz(), value.upper().floor().unique_fmpz()
        return (int(low), int(high)) if low is not None and high is not None else None


def _sign(run: Evaluator, node: int, steps: list[int]) -> int:
    try:
        value = run.value(node, steps)
    except (NoValue, NotFoundOut):
        return 0
    return 1 if value > 0 else -1 if value < 0 else 0
