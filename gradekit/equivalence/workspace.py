"""Everything about a question that does not depend on the answer, made once and kept."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.domain import Conditions, conditions, space
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, holds, plan, precision
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Point, Space, candidate, stream
from gradekit.equivalence.proof import learn, needs_facts, new_field
from gradekit.equivalence.ratio import SIZES
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Symbol

QUICK_BITS = 128
QUICK_POINTS = 2
TRIED = 32
"""Places where a first point of the domain is looked for."""
MOST_KEPT = 256


@dataclass(slots=True)
class Sample:
    """A point of the domain with the reference's value there, and the values of its subterms."""

    point: Point
    balls: Point
    values: dict[int, Any]
    value: Any


@dataclass(slots=True)
class Workspace:
    """A question, entered into a graph: its points, its conditions, its form."""

    question: Question
    graph: Graph
    root: int
    function: int | None
    steps: list[int]
    space: Space
    seed: bytes
    rest: list[tuple[str, int, int]]
    given: Conditions
    demands: Conditions
    samples: list[Sample]
    outside: bool
    fields: dict[bool, Field] = field(default_factory=dict)
    function_steps: list[int] = field(default_factory=list)

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

    def forms(self, graph: Graph, steps: list[int], own: Conditions, total: int) -> Field:
        """A field for a continued graph, with the facts of the domain where signs matter."""
        signed = bool(own.least_zero - self.given.least_zero) or needs_facts(graph, sorted({*self.steps, *steps}))
        if total != SIZES[0]:
            fresh = new_field(graph, self.space, total)
            learn(fresh, self._facts())
            return fresh
        found = self.fields.get(signed)
        if found is None:
            found = self.fields[signed] = new_field(self.graph, self.space)
            if signed:
                learn(found, self._facts())
        return found.fork(graph)

    def _facts(self) -> frozenset[int]:
        return self.given.least_zero


_kept: OrderedDict[tuple[int, tuple[str, ...]], Workspace] = OrderedDict()


def workspace(question: Question, extra: tuple[str, ...] = ()) -> Workspace:
    """The workspace of a question, made or remembered.  `extra`: variables that only the answer has."""
    found = _kept.get((id(question), extra))
    if found is not None and found.question is question:
        return found
    found = _prepare(question, extra)
    _kept[id(question), extra] = found
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def _prepare(question: Question, extra: tuple[str, ...]) -> Workspace:
    graph = Graph(question.domain.integers)
    root = graph.enter(question.reference)
    function = graph.enter(question.function) if question.function is not None else None
    trees = [question.reference] + ([question.function] if question.function is not None else [])
    where = space([*trees, *(Symbol(name) for name in extra)], question.variables, question.domain)
    rest = [(r.operator, graph.enter(r.left), graph.enter(r.right)) for r in where.rest]
    steps = plan(graph, root)
    demands = conditions(graph, steps)
    function_steps = plan(graph, function) if function is not None else []
    more = conditions(graph, function_steps)
    minus = graph.constant(fmpq(-1))
    stated = frozenset(
        graph.sum_of([left, graph.product_of([minus, right])] if operator[0] == ">" else graph.sum_of([right, graph.product_of([minus, left])]))
        for operator, left, right in rest
        if operator[0] in "<>"
    )
    given = Conditions(
        demands.least_zero | more.least_zero | stated, demands.not_zero | more.not_zero, demands.other | more.other
    )
    text = repr((question.seed, where.names, sorted(where.integers), [op for op in graph.operations])).encode()
    seed = hashlib.sha256(text).digest()
    made = Workspace(question, graph, root, function, steps, where, seed, rest, given, demands, [], False)
    made.function_steps = function_steps
    with precision(QUICK_BITS):
        _find_points(made)
    return made


def _find_points(made: Workspace) -> None:
    if made.space.empty:
        return
    fractions = stream(made.seed)
    tried = TRIED if made.space.names else 1
    for number in range(tried):
        point = candidate(made.space, number, fractions)
        sample = sample_at(made, point)
        if sample is not None:
            made.samples.append(sample)
            if len(made.samples) >= QUICK_POINTS:
                return


def sample_at(made: Workspace, point: Point) -> Sample | None:
    """The reference at a point, or None where the point is outside the domain or nothing is known there."""
    balls = {n: v if n in made.space.integers else arb(v) for n, v in point.items()}
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
