"""Everything about a question that does not depend on the answer, made once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Any

from flint import arb

from gradekit.digest import sha256
from gradekit.equivalence.domain import Conditions, conditions, critical, space
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, holds, plan, precision
from gradekit.equivalence.evidence import Interval
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Point, candidate, stream
from gradekit.equivalence.proof import formed, kinds_of, learn, needs_facts, new_field
from gradekit.equivalence.question import Question
from gradekit.equivalence.ratio import SIZES

QUICK_BITS = 128
QUICK_POINTS = 2
TRIED = 32
"""Places where a first point of the domain is looked for."""
MOST_KEPT = 2_048


class Sample:
    """A point of the domain with the reference's value there, and the values of its subterms.

    `shown`: the point as fractions and the value as an interval, made for the first certificate.
    """

    __slots__ = ("balls", "point", "shown", "value", "values")

    def __init__(self, point: Point, balls: Point, values: dict[int, Any], value: Any) -> None:
        self.point, self.balls, self.values, self.value = point, balls, values, value
        self.shown: tuple[tuple[tuple[str, Fraction], ...], Interval] | None = None


class Workspace:
    """A question, entered into a graph: its points, its conditions, its form.

    `steps`, `kinds`, `demands`: of the reference.  `function_steps`: of the function whose derivative it is.  `rest`:
    relations of the domain that are no bounds.  `known`: nodes whose values every sample holds, so no branch of a case.
    `given`: conditions known to hold on the domain.  What an answer made necessary first is kept for the next: `plain`,
    `facts`, `signed` (forms), `shown` (denominators), `holes`, `simple` (points, of so many `simple_tried`).
    """

    __slots__ = (
        "all_found", "demands", "facts", "function", "function_steps", "given", "graph", "holes", "kinds", "known",
        "outside", "plain", "question", "rest", "root", "samples", "seed", "shown", "signed", "simple", "simple_tried",
        "space", "steps",
    )  # fmt: skip

    def __init__(self, question: Question, extra: tuple[str, ...], integers: frozenset[str]) -> None:
        graph = self.graph = Graph(integers)
        self.question = question
        self.root = graph.enter(question.reference)
        self.function: int | None = None
        self.function_steps: list[int] = []
        if question.function is not None:
            self.function = graph.enter(question.function)
            self.function_steps = plan(graph, self.function)
        self.space = space([*graph.names(), *extra], question.variables, question.domain.relations, integers)
        self.rest = [(r.operator, graph.enter(r.left), graph.enter(r.right)) for r in self.space.rest]
        self.steps = plan(graph, self.root)
        self.known = frozenset({*self.steps, *self.function_steps, *self._plans_of_rest()})
        self.kinds = kinds_of(graph, self.steps)
        self.demands = conditions(graph, self.steps)
        self.given = self._given() if self.function_steps or self.rest else self.demands
        self.seed = sha256(question.seed or repr([operation[:3] for operation in graph.operations]).encode()).digest()
        self.samples: list[Sample] = []
        self.outside = False
        self.plain: Field | None = None
        self.signed: Field | None = None
        self.facts: Field | None = None
        self.shown: dict[int, str] = {}
        self.holes: list[Point] | None = None
        self.simple: list[Sample] = []
        self.simple_tried = 0
        self.all_found = False

    def _plans_of_rest(self) -> Iterator[int]:
        for _, left, right in self.rest:
            yield from plan(self.graph, left)
            yield from plan(self.graph, right)

    def _given(self) -> Conditions:
        own, more = self.demands, conditions(self.graph, self.function_steps)
        stated = frozenset(_excess(self.graph, *relation) for relation in self.rest if relation[0][0] in "<>")
        return Conditions(
            own.least_zero | more.least_zero | stated,
            own.not_zero | more.not_zero,
            own.other | more.other,
            own.positive | more.positive,
            own.perhaps_zero | more.perhaps_zero,
        )

    def sample(self, number: int) -> Sample | None:
        """The `number`-th known point of the domain (from 0), found when first asked for; None where there is none.

        They are asked for in order.  Few need a second: the search starts again for it, so that nothing is kept of it.
        """
        if len(self.samples) <= number and not self.all_found:
            with precision(QUICK_BITS):
                found = next(islice(_found_points(self), number, None), None)
            if found is None:
                self.all_found = True
            else:
                self.samples.append(found)
        return self.samples[number] if number < len(self.samples) else None

    def balls(self, point: Point) -> Point:
        """The point as balls; whole-number variables stay exact."""
        return {n: v if n in self.space.integers else arb(v) for n, v in point.items()}

    def allows(self, run: Evaluator) -> bool:
        """Whether the point lies in the stated domain, and the function has a value there."""
        try:
            for operator, left, right in self.rest:
                if holds(operator, run.value(left), run.value(right)) is not True:
                    return False
            if self.function is not None:
                run.value(self.function, self.function_steps)
        except (NoValue, NotFoundOut):
            return False
        return True

    def forms(self, graph: Graph, kinds: frozenset[str], own: Conditions, total: int) -> Field:
        """A field for a continued graph whose new nodes are of these kinds and have these conditions.

        Where signs matter it holds the facts of the domain; where the answer adds none, the reference's form as well.
        """
        more_facts = not own.least_zero <= self.given.least_zero
        signed = more_facts or needs_facts(self.kinds | kinds, bool(own.not_zero))
        if total != SIZES[0]:
            fresh = new_field(graph, self.space, total)
            if signed:
                learn(fresh, self.given.least_zero)
            return fresh
        if not signed:
            if self.plain is None:
                self.plain = formed(new_field(self.graph, self.space), self.root, self.steps)
            return self.plain.fork(graph)
        if self.facts is None:
            self.facts = new_field(self.graph, self.space)
            learn(self.facts, self.given.least_zero)
        if more_facts:
            return self.facts.fork(graph)
        if self.signed is None:
            self.signed = formed(self.facts, self.root, self.steps)
        return self.signed.fork(graph)


_kept: OrderedDict[tuple[int, tuple[str, ...]], Workspace] = OrderedDict()


def workspace(question: Question, extra: tuple[str, ...] = ()) -> Workspace:
    """The workspace of a question, made or remembered.  `extra`: variables that only the answer has."""
    found = _kept.get((id(question), extra))
    if found is not None and found.question is question:
        return found
    found = _prepare(question, extra, question.domain.integers)
    if not found.samples:
        counted = _counted(found)
        if counted - question.domain.integers:
            found = _prepare(question, extra, question.domain.integers | counted)
    _kept[id(question), extra] = found
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def _prepare(question: Question, extra: tuple[str, ...], integers: frozenset[str]) -> Workspace:
    made = Workspace(question, extra, integers)
    made.sample(0)
    return made


def _counted(made: Workspace) -> frozenset[str]:
    """Variables under a factorial: they can only be whole numbers, so they are taken as such."""
    graph = made.graph
    found: set[str] = set()
    for number, operation in enumerate(graph.operations):
        if operation[0] == "factorial":
            found |= {graph.operations[n][1] for n in plan(graph, number) if graph.operations[n][0] == "v"}
    return frozenset(found)


def _excess(graph: Graph, operator: str, left: int, right: int) -> int:
    """The node that a stated inequality says is not negative."""
    return graph.difference_of(right, left) if operator[0] == "<" else graph.difference_of(left, right)


def _found_points(made: Workspace) -> Iterator[Sample]:
    """Points of the domain with the reference's value, the first ones cheap to find."""
    if made.space.empty:
        return
    fractions = stream(made.seed)
    tried = TRIED if made.space.names else 1
    found = False
    for number in range(tried):
        sample = sample_at(made, candidate(made.space, number, fractions))
        if sample is not None:
            found = True
            yield sample
    if not found and len(made.space.names) == 1 and not made.space.integers:
        yield from _search_cells(made, fractions)


def _search_cells(made: Workspace, fractions: Iterator[Any]) -> Iterator[Sample]:
    """Points in every cell that the conditions of the reference cut."""
    from gradekit.equivalence.cells import cut, inside

    name = made.space.names[0]
    graph = Graph(parent=made.graph)
    every = sorted({*made.steps, *made.function_steps})
    nodes = critical(graph, every, conditions(graph, every))
    cells, *_ = cut(graph, new_field(graph, made.space), name, made.space.boxes.get(name, (None, None)), nodes)
    for number in range(QUICK_POINTS):
        for cell in cells:
            sample = sample_at(made, {name: inside(cell, number, fractions)})
            if sample is not None:
                yield sample


def sample_at(made: Workspace, point: Point) -> Sample | None:
    """The reference at a point, or None where the point is outside the domain or nothing is known there."""
    balls = made.balls(point)
    run = Evaluator(made.graph, balls)
    if not made.allows(run):
        return None
    try:
        value = run.ball(made.root, made.steps)
    except NoValue:
        made.outside = True
        return None
    except NotFoundOut:
        return None
    if not value.is_finite():
        return None
    return Sample(point, balls, run.values, value)
