"""Every wrong derivative that the known mistakes make of one function, to look a student's answer up in.

Each mistake is made at every place of the derivation, once, everywhere, and some two together; what comes out is filed
under its values at fixed points.  The table is built once for a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import TypeAlias

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.derivation import Derivation, derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.mistakes import MISTAKES
from gradekit.calculus.sampling import OverBudgetError, Sampler, fingerprint
from gradekit.calculus.views import views
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.errors import TemplateError
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Negative, Node

MOST_ENTRIES = 2500
"""Wrong derivatives tried for one question."""

MOST_NODES_OF_AN_ENTRY = 1500
MOST_NODES_OF_A_TABLE = 60_000
"""Work for one wrong derivative and for all of a question, in nodes evaluated beyond those known already."""

MOST_PLACES = 12
"""A mistake that could be made in more places is not tried in all of them at once."""

MOST_WHOLE_SLIPS = 6
KEPT_EXPLANATIONS = 3
LOCAL = tuple(m for m in MISTAKES.values() if m.at is not None)
WHOLE = tuple(m for m in MISTAKES.values() if m.whole is not None)
JOINING = tuple(m for m in LOCAL if m.joins)


@dataclass(frozen=True, slots=True)
class Event:
    """A mistake made at a place; `place` is None for the whole question."""

    mistake: Mistake
    place: Application | None
    slip: Slip


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a wrong answer came about: `tree` is the answer that these events lead to, `cost` ranks it, lowest first."""

    tree: Node
    events: tuple[Event, ...]
    cost: int


Entry: TypeAlias = tuple[Node, tuple[Event, ...], int]
"""A wrong derivative, the mistakes that lead to it, their cost without the ranks of the mistakes."""


@dataclass(slots=True)
class MistakeTable:
    """The wrong derivatives of one question, by fingerprint.  `right` is the fingerprint of the right answer."""

    sampler: Sampler
    right: tuple[str | None, ...] | None
    entries: dict[tuple[str | None, ...], list[Explanation]] = field(default_factory=dict)
    harmless: list[Explanation] = field(default_factory=list)
    tried: int = 0
    work: int = 0

    def add(self, tree: Node, events: tuple[Event, ...], cost: int) -> None:
        """File one wrong derivative; one that is right is kept apart as harmless."""
        self.tried += 1
        key = self._fingerprint(tree)
        if key is None or all(value == "0" for value in key):
            return
        found = Explanation(tree, events, cost + sum(e.mistake.rank for e in events))
        if key == self.right:
            self.harmless.append(found)
            return
        known = self.entries.setdefault(key, [])
        known.append(found)
        known.sort(key=lambda e: e.cost)
        del known[KEPT_EXPLANATIONS:]

    def look_up(self, tree: Node) -> list[Explanation]:
        """The explanations of an answer, the likeliest first, each confirmed in ball arithmetic."""
        key = self._fingerprint(tidy(tree))
        if key is None or key == self.right:
            return []
        return [e for e in self.entries.get(key, []) if self._is_confirmed(e.tree, tree)]

    def _fingerprint(self, tree: Node) -> tuple[str | None, ...] | None:
        """The fingerprint, or None where there is none or it would take too long."""
        self.sampler.allowance = MOST_NODES_OF_AN_ENTRY
        try:
            return fingerprint(self.sampler.values(tree))
        except OverBudgetError:
            return None
        finally:
            self.work += MOST_NODES_OF_AN_ENTRY - max(self.sampler.allowance, 0)

    def harmless_mistakes(self) -> tuple[str, ...]:
        """Codes of the mistakes that give the right answer to this question when they are made alone, sorted."""
        return tuple(sorted({e.events[0].mistake.code for e in self.harmless if len(e.events) == 1}))

    def unseen_mistakes(self) -> tuple[str, ...]:
        """Codes of the harmless mistakes that never give a wrong answer here, wherever they are made, sorted."""
        seen = {e.events[0].mistake.code for found in self.entries.values() for e in found if len(e.events) == 1}
        return tuple([code for code in self.harmless_mistakes() if code not in seen])

    def alike(self) -> tuple[tuple[str, str], ...]:
        """Pairs of codes of different mistakes, made alone, that give this question the same wrong answer, sorted."""
        found: set[tuple[str, str]] = set()
        for explanations in self.entries.values():
            codes = sorted({e.events[0].mistake.code for e in explanations if len(e.events) == 1})
            found.update(pairwise(codes))
        return tuple(sorted(found))

    @property
    def is_full(self) -> bool:
        """Whether the budget of the table is used up."""
        return self.tried > MOST_ENTRIES or self.work > MOST_NODES_OF_A_TABLE

    def _is_confirmed(self, expected: Node, answer: Node) -> bool:
        for point in self.sampler.exact_points():
            first, second = enclose(expected, point, 160), enclose(answer, point, 160)
            if isinstance(first, Enclosed) and isinstance(second, Enclosed):
                return bool(first.ball.overlaps(second.ball))
        return False


def build_table(function: Node, variable: str, order: int = 1) -> MistakeTable:
    """The table of one question.  **Raises** TemplateError where the function cannot be differentiated."""
    derivation = derive(function, variable, order)
    top = derivation.applications[-1]
    sampler = Sampler([derivation.node, derivation.result], variable)
    _keep(sampler, top)
    table = MistakeTable(sampler, fingerprint(sampler.values(derivation.result)))
    for tree, events, cost in chain(
        _whole(derivation),
        _single(top),
        _views(top),
        _earlier(derivation.applications[:-1]),
        _all_places(top),
        _two(top),
    ):
        if table.is_full:
            break
        table.add(tree, events, cost)
    return table


def _whole(derivation: Derivation) -> Iterator[Entry]:
    for mistake in WHOLE:
        try:
            for slip in islice(_slips(mistake, derivation), MOST_WHOLE_SLIPS):
                yield slip.wrong, (Event(mistake, None, slip),), 100
        except TemplateError:
            continue


def _slips(mistake: Mistake, derivation: Derivation) -> Iterable[Slip]:
    if mistake.whole is None:
        return ()
    return mistake.whole(derivation.node, derivation.variable, derivation.order, derivation.result)


def _single(top: Application) -> Iterator[Entry]:
    for tree, event in _singles(top):
        yield tree, (event,), 100


def _all_places(top: Application) -> Iterator[Entry]:
    for mistake in LOCAL:
        found = list(islice(_places(top, mistake), MOST_PLACES + 1))
        if 1 < len(found) <= MOST_PLACES:
            yield _everywhere(top, mistake), (found[0],), 102


def _two(top: Application) -> Iterator[Entry]:
    for first in JOINING:
        for tree, events in _pairs(top, first):
            yield tree, events, 200


def _keep(sampler: Sampler, place: Application) -> None:
    sampler.keep(place.node)
    sampler.keep(place.result)
    for part in place.parts:
        _keep(sampler, part)


def _results(place: Application) -> list[Node]:
    return [part.result for part in place.parts]


def _singles(place: Application) -> Iterator[tuple[Node, Event]]:
    """Every wrong derivative with one mistake at one place."""
    right = _results(place)
    for mistake in LOCAL:
        for slip in mistake.at(place, right) if mistake.at else ():
            yield slip.wrong, Event(mistake, place, slip)
    for i, part in enumerate(place.parts):
        for wrong, event in _singles(part):
            yield place.use.build([*right[:i], wrong, *right[i + 1 :]]), event


def _places(place: Application, mistake: Mistake) -> Iterator[Event]:
    """The places where a mistake can be made, each with its first slip."""
    for slip in mistake.at(place, _results(place)) if mistake.at else ():
        yield Event(mistake, place, slip)
        break
    for part in _reached(place, mistake):
        yield from _places(part, mistake)


def _reached(place: Application, mistake: Mistake) -> tuple[Application, ...]:
    """The parts in which somebody who makes a mistake everywhere makes it."""
    return () if mistake.outside and "chain" in place.rules else place.parts


def _everywhere(place: Application, mistake: Mistake) -> Node:
    """The derivative with the mistake made wherever it can be."""
    return _with_slip(place, _everywhere_in(place, mistake), mistake)


def _everywhere_in(place: Application, mistake: Mistake) -> list[Node]:
    if not _reached(place, mistake):
        return _results(place)
    return [_everywhere(part, mistake) for part in place.parts]


def _with_slip(place: Application, parts: list[Node], mistake: Mistake) -> Node:
    slips = iter(mistake.at(place, parts)) if mistake.at else iter(())
    slip = next(slips, None)
    return place.use.build(parts) if slip is None else slip.wrong


def _pairs(place: Application, first: Mistake) -> Iterator[tuple[Node, tuple[Event, ...]]]:
    """One mistake wherever it can be made, and another one at one place."""
    known = list(_places(place, first))
    if known:
        for tree, event in _second(place, first):
            if event.mistake is not first:
                yield tree, (known[0], event)


def _second(place: Application, first: Mistake) -> Iterator[tuple[Node, Event]]:
    parts = _everywhere_in(place, first)
    whole = _with_slip(place, parts, first)
    for mistake in JOINING:
        for slip in mistake.at(place, parts) if mistake.at else ():
            yield slip.wrong, Event(mistake, place, slip)
            if mistake.family in {"sign", "trigonometric"} and len(slip.details) < 2:
                yield Negative(whole), Event(mistake, place, slip)
    for i, part in enumerate(place.parts):
        for wrong, event in _second(part, first):
            yield _with_slip(place, [*parts[:i], wrong, *parts[i + 1 :]], first), event


def _earlier(applications: tuple[Application, ...]) -> Iterator[Entry]:
    """Mistakes made in an earlier derivative, and the later ones then taken rightly."""
    for index, place in enumerate(applications):
        for wrong, event in _singles(place):
            try:
                later = derive(wrong, place.variable, len(applications) - index)
            except TemplateError:
                continue
            yield later.result, (event,), 105


def _views(top: Application) -> Iterator[Entry]:
    """Single mistakes at the top of other forms of the function."""
    for view in views(top.node, top.variable):
        place = apply_rules(view, top.variable)
        for mistake in LOCAL:
            for slip in mistake.at(place, _results(place)) if mistake.at else ():
                yield slip.wrong, (Event(mistake, place, slip),), 110
