"""Does the difference of two antiderivatives jump inside an interval where the integrand is defined?

Both have the same derivative, so their difference is constant between the places where the response may jump.  It is
enough to compare its values a little to the left and to the right of each of them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from flint import arb, fmpq

from gradekit.answers.jump_places import (
    BITS,
    NARROW,
    Place,
    Unlisted,
    excluded,
    jumping,
    never_zero,
    steps_of,
    zeros,
)
from gradekit.answers.periods import period
from gradekit.equivalence.domain import space
from gradekit.equivalence.enclosure import interval
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, holds, precision
from gradekit.equivalence.evidence import Interval
from gradekit.equivalence.graph import ZERO, Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Bound, Point
from gradekit.equivalence.question import Question
from gradekit.equivalence.workspace import workspace
from gradekit.equivalence.zeros import constant_value, roomy_field
from gradekit.expression.tree import Node, Relation, number, substitute, symbols
from gradekit.values import value

MOST_PLACES = 24
"""Places that are looked at."""

LONGEST = 400
"""The longest period over which places are looked for."""

CLOSE = fmpq(1, 2**16)
"""How little the key must change across a place to count as continuous there."""


@value
class Jump:
    """A point where the response differs from the key shifted to agree left of the jump, with both values."""

    point: tuple[tuple[str, Fraction], ...]
    values: tuple[Interval, Interval]


@value
class Unknown:
    """Not every place where the response may jump could be listed, or judged."""


Found: TypeAlias = Jump | Unknown | None


def find_jump(question: Question, key: Node, response: Node, variable: str) -> Found:
    """A jump of `response` inside an interval on which `question.reference`, the integrand, is defined.

    `key`: the right antiderivative.  Other variables are held at fixed rationals.  None: there is no jump.
    """
    graph = Graph()
    if not any(jumping(graph, graph.enter(response))):
        return None
    fixed = _fixed(question, key, response, variable)
    return _Search(question, key, response, variable, fixed).found()


def _fixed(question: Question, key: Node, response: Node, variable: str) -> dict[str, Fraction]:
    """Values of the other variables: those of a point of the domain where it speaks of them."""
    names = dict.fromkeys((*symbols(question.reference), *symbols(key), *symbols(response)))
    names.update(dict.fromkeys(n for relation in question.domain.relations for n in symbols(relation)))
    fixed = {name: Fraction(n + 5, n + 4) for n, name in enumerate(names) if name != variable}
    if any(name != variable for relation in question.domain.relations for name in symbols(relation)):
        sample = workspace(question).sample(0)
        point = sample.point if sample is not None else {}
        fixed |= {name: Fraction(int(v.p), int(v.q)) for name, v in point.items() if name in fixed}
    return fixed


class _Search:
    """One response, with everything but the variable held fixed."""

    def __init__(
        self, question: Question, key: Node, response: Node, variable: str, fixed: dict[str, Fraction]
    ) -> None:
        self.name, self.fixed, self.used = variable, fixed, symbols(response)
        values = {name: number(v) for name, v in fixed.items()}
        graph = self.graph = Graph()
        self.integrand, self.key, self.response = (
            graph.enter(substitute(tree, values)) for tree in (question.reference, key, response)
        )
        self.difference = graph.difference_of(self.response, self.key)
        stated = (substitute(relation, values) for relation in question.domain.relations)
        relations = tuple(relation for relation in stated if isinstance(relation, Relation))
        self.space = space((variable,), (variable,), relations, frozenset())
        self.box = self.space.boxes.get(variable, (None, None))
        self.rest = [(r.operator, graph.enter(r.left), graph.enter(r.right)) for r in self.space.rest]

    def found(self) -> Found:
        """The first jump, in the order of the places."""
        field = roomy_field(self.graph, self.space)
        outside = excluded(self.graph, self.integrand, self.rest)
        nodes, whole = jumping(self.graph, self.response)
        nodes = [n for n in nodes if n not in outside and not never_zero(field, n)]
        unknown = self.space.names != (self.name,)
        for place in self._places(field, nodes, whole, self.box):
            found = self._at(place) if place is not None else Unknown()
            if isinstance(found, Jump):
                return found
            unknown = unknown or found is not None
        if not unknown or (field is not None and constant_value(field, self.difference) is not None):
            return None
        return None if self._level(field, nodes, whole) else Unknown()

    def _places(
        self, field: Field | None, nodes: list[int], whole: list[int], box: tuple[Bound, Bound]
    ) -> Iterator[Place | None]:
        """Where one of the nodes is 0 or one of the floors steps; None in place of those that cannot be listed."""
        for node in nodes:
            yield from _listed(zeros(self.graph, field, self.name, box, node))
        for node in whole:
            yield from _listed(steps_of(self.graph, self.name, box, node))

    def _level(self, field: Field | None, nodes: list[int], whole: list[int]) -> bool:
        """Whether the part of the difference that may jump is periodic, and does not jump over one period."""
        graph = self.graph
        terms: list[int] = []
        for side in (self.response, self.key):
            operation = graph.operations[side]
            terms += operation[1:] if operation[0] == "+" else (side,)
        length = period(graph, [*(term for term in terms if any(jumping(graph, term))), *nodes, *whole])
        if length is None or length > LONGEST:
            return False
        start = self.box[0] if self.box[0] is not None else fmpq(-1_000_003, 999_979)
        if self.box[1] is not None and start + length > self.box[1]:
            start = self.box[1] - length if self.box[0] is None else start
        for place in self._places(field, nodes, whole, (start, start + length)):
            if place is None:
                return False
            sides = [self._value(self.difference, x) for x in (place.low - NARROW, place.high + NARROW)]
            if sides[0] is None or sides[1] is None or not sides[0].overlaps(sides[1]):
                return False
        return True

    def _at(self, place: Place) -> Found:
        """Whether the response jumps at the place, though the key does not and the integrand is defined."""
        left, right = place.low - NARROW, place.high + NARROW
        if not (self._inside({self.name: left}) and self._inside({self.name: right})):
            return None
        before, after = self._value(self.difference, left), self._value(self.difference, right)
        if before is None or after is None:
            return Unknown()
        if before.overlaps(after):
            return None
        exact = place.low == place.high
        middle = {self.name: place.low if exact else arb(left).union(arb(right))}
        defined = self._defined(place, middle)
        if defined is False or (exact and not self._inside(middle)):
            return None
        low, high = self._value(self.key, left), self._value(self.key, right)
        if defined is None or low is None or high is None or not abs(high - low) < arb(CLOSE):
            return Unknown()
        return self._shown(place, before, after) or Unknown()

    def _inside(self, point: Point) -> bool:
        """Does the point certainly lie in the stated domain?"""
        x = point[self.name]
        low, high = self.box
        if (low is not None and x < low) or (high is not None and x > high):
            return False
        try:
            with precision(BITS):
                run = Evaluator(self.graph, point)
                return all(holds(o, run.value(a), run.value(b)) is True for o, a, b in self.rest)
        except (NoValue, NotFoundOut):
            return False

    def _value(self, node: int, x: Any) -> Any | None:
        for bits in (BITS, 4 * BITS):
            try:
                with precision(bits):
                    found = Evaluator(self.graph, {self.name: x}).ball(node)
            except NoValue:
                return None
            except NotFoundOut:
                continue
            if found.is_finite():
                return found
        return None

    def _defined(self, place: Place, middle: Point) -> bool | None:
        """Whether the integrand has a value at the place; None where that is not found out."""
        graph = self.graph
        if place.node is not None and place.low != place.high:
            graph = copy.copy(graph)
            graph.operations = list(graph.operations)
            graph.operations[place.node] = graph.operations[ZERO]
        try:
            with precision(BITS):
                return True if Evaluator(graph, middle).ball(self.integrand).is_finite() else None
        except NoValue:
            return False
        except NotFoundOut:
            return None

    def _shown(self, place: Place, before: Any, after: Any) -> Jump | None:
        """The jump, at a short point right of it where that shows it as well."""
        for k in (*range(8), 70):
            x = fmpq(int((place.high * 2**k).p // (place.high * 2**k).q) + 1) / 2**k
            found = self._value(self.difference, x) if self._inside({self.name: x}) else None
            if found is None or not found.overlaps(after) or found.overlaps(before):
                continue
            expected, given = self._value(self.key, x), self._value(self.response, x)
            if expected is None or given is None:
                continue
            point = self.fixed | {self.name: Fraction(int(x.p), int(x.q))}
            used = tuple((n, v) for n, v in point.items() if n == self.name or n in self.used)
            with precision(BITS):
                return Jump(used, (interval(expected + before), interval(given)))
        return None


def _listed(source: Iterator[Place]) -> Iterator[Place | None]:
    """The places, and None at the end where there are more of them."""
    try:
        for n, place in enumerate(source):
            if n >= MOST_PLACES:
                yield None
                return
            yield place
    except Unlisted:
        yield None
