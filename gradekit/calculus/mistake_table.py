"""The wrong derivatives of one function by their values, to look a student's answer up in; made once for a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from gradekit.calculus.agreement import BITS, Line
from gradekit.calculus.application import Application
from gradekit.calculus.derivation import derive
from gradekit.calculus.explanation import Explanation
from gradekit.calculus.fingerprint import Fingerprint, fingerprint, nearby
from gradekit.calculus.nearest import is_of_the_other_rule, nearest_first
from gradekit.calculus.sampling import BOTH_SIDES, CANDIDATES, OverBudgetError, Sampler, Values
from gradekit.calculus.wrong_derivatives import OTHER_FORM, TWO, Event, wrong_derivatives
from gradekit.equivalence.enclosure import Enclosed, Enclosure, Entered, enclose
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Function, Node, walk

MOST_ENTRIES = 2500
"""Wrong derivatives tried for one question."""

MOST_NODES_OF_AN_ENTRY = 1500
MOST_NODES_OF_A_TABLE = 60_000
"""Work for one wrong derivative and for all of a question, in nodes evaluated beyond those known already."""

MOST_PLACES_OF_LOWER_ORDERS = 120
"""Applications of rules in the derivatives below the last one; beyond, a table would be long in the making."""

OF_PIECES = frozenset({"abs", "sign", "relu", "max", "min"})
"""Functions that are another formula on each side of a point."""

MOST_PAIRS = 2
"""Explanations by two mistakes that are kept for one wrong answer."""

OF_THE_OTHER_RULE = 12
"""What an explanation in words of the quotient rule costs more where the power rule is at hand: for c/x^n."""


@dataclass(slots=True)
class Given:
    """A student's answer, and its values at the points of a table that were looked at."""

    tree: Node
    entered: Entered | None = None
    values: dict[int, Enclosure] = field(default_factory=dict)

    def enclosed(self, index: int, point: Mapping[str, Fraction]) -> Enclosure:
        """The value at the point of this index."""
        found = self.values.get(index)
        if found is None:
            self.entered = self.entered or Entered(self.tree)
            found = self.values[index] = self.entered.enclose(point, BITS)
        return found


@dataclass(slots=True)
class MistakeTable:
    """The wrong derivatives of one question, by fingerprint.  `answer`: the right one, `right` its fingerprint.

    `line`: points beyond those of the fingerprints.  `harmless`: explanations of the right answer.  `seen`: codes of
    the mistakes that alone give anything else.
    """

    sampler: Sampler
    answer: Node
    right: Fingerprint | None
    line: Line
    entries: dict[Fingerprint, list[Explanation]] = field(default_factory=dict)
    harmless: list[Explanation] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    enclosed: dict[tuple[int, int], Enclosure] = field(default_factory=dict)
    tried: int = 0
    work: int = 0

    def add(self, tree: Node, events: tuple[Event, ...], cost: int) -> None:
        """File one wrong derivative; one that is right is kept apart as harmless.

        Two mistakes at once are filed only where no single one explains the same answer: fewest slips win.
        """
        self.tried += 1
        values = self._values(tree)
        key = fingerprint(values) if values is not None else None
        if values is None or key is None or (cost >= OTHER_FORM and all(value == "0" for value in key)):
            self._see(events)
            return
        if key != self.right and key not in self.entries:
            key = next((k for k in nearby(values) if k == self.right or k in self.entries), key)
        ranks = {event.mistake.code: event.mistake.rank for event in events}
        further = OF_THE_OTHER_RULE if any(map(is_of_the_other_rule, events)) else 0
        found = Explanation(tree, events, cost + sum(ranks.values()) + further, cost < OTHER_FORM)
        if key == self.right:
            self.harmless.append(found)
            return
        self._see(events)
        known = self.entries.setdefault(key, [])
        if cost < TWO or (len(known) < MOST_PAIRS and all(e.cost >= TWO for e in known)):
            known.append(found)
            known.sort(key=lambda e: e.cost)

    def _see(self, events: tuple[Event, ...]) -> None:
        """Note a mistake that, made alone, gives something else than the right answer."""
        if events[0].mistake is events[-1].mistake:
            self.seen.add(events[0].mistake.code)

    def look_up(self, tree: Node) -> list[Explanation]:
        """The explanations of an answer, the likeliest first, each confirmed in ball arithmetic."""
        keys = self._keys(tree)
        if not keys or None in keys[0]:
            # A value may be missing only because of how the answer is written.
            tree = tidy(tree)
            keys = self._keys(tree) or keys
        if self.right in keys:
            return []
        found = sorted((e for key in keys for e in self.entries.get(key, ())), key=lambda e: e.cost)
        return nearest_first(self._confirmed(found, tree), tree) if found else []

    def is_right(self, tree: Node) -> bool:
        """Whether a tree is the right derivative, by its values."""
        known = self.right is not None and self.right in self._keys(tree)
        return known and self._is_confirmed(Explanation(self.answer, (), 0), Given(tree))

    def _keys(self, tree: Node) -> tuple[Fingerprint, ...]:
        values = self._values(tree)
        return nearby(values) if values is not None else ()

    def _values(self, tree: Node) -> Values | None:
        """The values of a tree, or None where that would take too long."""
        self.sampler.allowance = MOST_NODES_OF_AN_ENTRY
        try:
            return self.sampler.values(tree)
        except OverBudgetError:
            return None
        finally:
            self.work += MOST_NODES_OF_AN_ENTRY - max(self.sampler.allowance, 0)

    def harmless_mistakes(self) -> tuple[str, ...]:
        """Codes of the mistakes that give the right answer to this question when they are made alone, sorted."""
        alone = [e for e in self.harmless if e.direct]
        return tuple(sorted({e.codes[0] for e in alone if self._is_confirmed(e, Given(self.answer))}))

    def unseen_mistakes(self) -> tuple[str, ...]:
        """Codes of the harmless mistakes that never give a wrong answer here, wherever they are made, sorted."""
        return tuple([code for code in self.harmless_mistakes() if code not in self.seen])

    def alike(self) -> tuple[tuple[str, ...], ...]:
        """Codes of different mistakes, each made directly, that give the same wrong answer here, sorted."""
        found: set[tuple[str, ...]] = set()
        for key, explanations in self.entries.items():
            if all(value == "0" for value in key):
                continue  # many slips leave nothing
            once = [e for e in explanations if e.direct]
            if len({e.codes for e in once}) > 1:
                found.add(tuple(sorted({e.codes[0] for e in self._confirmed(once, once[0].tree)})))
        return tuple(sorted(codes for codes in found if len(codes) > 1))

    @property
    def is_full(self) -> bool:
        """Whether the budget of the table is used up."""
        return self.tried > MOST_ENTRIES or self.work > MOST_NODES_OF_A_TABLE

    def _confirmed(self, found: list[Explanation], answer: Node) -> list[Explanation]:
        """The explanations whose answer is the student's wherever both are looked at."""
        given = Given(answer)
        return [e for e in found if self._is_confirmed(e, given)]

    def _is_confirmed(self, explanation: Explanation, given: Given) -> bool:
        """Whether both lie in the same ball at a point of the table, and nowhere along the line apart."""
        for index, point in enumerate(self.sampler.exact_points):
            expected = self._enclosed(explanation.tree, index)
            mine = given.enclosed(index, point)
            if isinstance(mine, Enclosed) and isinstance(expected, Enclosed):
                return mine.ball.overlaps(expected.ball) and self.line.agree(explanation.tree, given.tree)
        return False

    def _enclosed(self, tree: Node, index: int) -> Enclosure:
        """The value of a tree that the table holds at one of its points; it is kept for the next student."""
        key = id(tree), index
        found = self.enclosed.get(key)
        if found is None:
            found = self.enclosed[key] = enclose(tree, self.sampler.exact_points[index], BITS)
        return found


def build_table(function: Node, variable: str, order: int = 1) -> MistakeTable:
    """The table of one question.  **Raises** TemplateError where the function cannot be differentiated."""
    derivation = derive(function, variable, order, MOST_PLACES_OF_LOWER_ORDERS)
    pieces = any(isinstance(n, Function) and n.name in OF_PIECES for n in walk(derivation.node))
    sampler = Sampler([derivation.node, derivation.result], variable, BOTH_SIDES if pieces else CANDIDATES)
    _keep(sampler, derivation.applications[-1])
    table = MistakeTable(
        sampler, derivation.result, fingerprint(sampler.values(derivation.result)), Line(function, variable)
    )
    for tree, events, cost in wrong_derivatives(derivation):
        if table.is_full:
            break
        table.add(tree, events, cost)
    return table


def _keep(sampler: Sampler, place: Application) -> None:
    sampler.keep(place.node)
    sampler.keep(place.result)
    for part in place.parts:
        _keep(sampler, part)
