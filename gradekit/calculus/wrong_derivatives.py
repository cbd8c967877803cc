"""The wrong ways to differentiate a function: one mistake at one place, the same one everywhere, two together.

Each wrong derivative comes with the events that lead to it; an event that leaves no trace in it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.derivation import TOO_MUCH, Derivation, derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.mistakes import MISTAKES
from gradekit.calculus.views import views
from gradekit.errors import TemplateError
from gradekit.expression.tree import Negative, Node, Power, Quotient, Sum

MOST_WHOLE_SLIPS = 6

MOST_PLACES = 2000
"""Work for derivatives of wrong derivatives, in applications of rules: a high order would take many thousands."""

LOCAL = tuple(m for m in MISTAKES.values() if m.at is not None)
WHOLE = tuple(m for m in MISTAKES.values() if m.whole is not None)
JOINING = tuple(m for m in LOCAL if m.joins)

MOST_TERMS_OF_A_POWER = 4
"""A power of a sum that has more terms when it is multiplied out is not multiplied out by a student."""

OF_PRODUCTS = frozenset({"factor_of_product_rule_missing", "term_of_product_rule_missing", "minus_in_product_rule"})
"""Slips within the product rule that are slips within the quotient rule for whoever sees a fraction."""


@dataclass(frozen=True, slots=True)
class Event:
    """A mistake made at a place; `place` is None for the whole question."""

    mistake: Mistake
    place: Application | None
    slip: Slip


Events: TypeAlias = tuple[Event, ...]
Made: TypeAlias = tuple[Node, Events]
"""A derivative and the mistakes that lead to it; none: it is right."""

Entry: TypeAlias = tuple[Node, Events, int]
"""A wrong derivative, the mistakes that lead to it, their cost without the ranks of the mistakes."""

ONCE, EARLIER, OTHER_FORM, ALL_PLACES, TWO = 100, 105, 110, 120, 200
"""What an explanation costs before the ranks: a single mistake, however unlikely, costs less than two."""


def wrong_derivatives(derivation: Derivation) -> Iterator[Entry]:
    """Every wrong derivative that is tried, the simplest explanations first."""
    top = derivation.applications[-1]
    yield from _whole(derivation)
    for tree, event in _singles(top):
        yield tree, (event,), ONCE
    yield from _views(top)
    yield from _earlier(derivation)
    everywhere = {mistake.code: Everywhere(mistake) for mistake in LOCAL}
    inside = [Everywhere(mistake, inside=True) for mistake in LOCAL if mistake.outside]
    for made in (*everywhere.values(), *inside):
        tree, events = made.of(top)
        if len(events) > 1:
            yield tree, events, ALL_PLACES
    yield from _each_time(derivation)
    for first in JOINING:
        for tree, events in _second(top, everywhere[first.code]):
            if events[0].mistake is not events[-1].mistake:
                yield tree, events, TWO


@dataclass(frozen=True, slots=True)
class Everywhere:
    """One mistake made wherever it can be, in the parts first; every place is worked out once.

    `inside`: in inner functions, too, even by somebody who makes an `outside` mistake.
    """

    mistake: Mistake
    inside: bool = False
    memo: dict[int, tuple[Application, Made]] = field(default_factory=dict)

    def of(self, place: Application) -> Made:
        """The derivative of a place with the mistake made in all of it."""
        known = self.memo.get(id(place))
        if known is None:
            known = self.memo[id(place)] = place, self._of(place)
        return known[1]

    def below(self, place: Application) -> list[Made]:
        """The derivatives of the parts; somebody who makes an `outside` mistake does not make it in inner functions."""
        if self.mistake.outside and not self.inside and "chain" in place.rules:
            return [(part.result, ()) for part in place.parts]
        return [self.of(part) for part in place.parts]

    def slip(self, place: Application, derivatives: Sequence[Node]) -> Slip | None:
        """How the mistake is made at one place, with these derivatives of its parts."""
        return next(iter(slips(self.mistake, place, derivatives)), None)

    def _of(self, place: Application) -> Made:
        below = self.below(place)
        trees = [tree for tree, _ in below]
        slip = self.slip(place, trees)
        if slip is not None:
            return slip.wrong, (Event(self.mistake, place, slip), *traces(self.mistake, 0, place, below))
        events = tuple([event for _, found in below for event in found])
        return (place.use.build(trees), events) if events else (place.result, ())


def slips(mistake: Mistake, place: Application, derivatives: Sequence[Node]) -> Iterable[Slip]:
    """The wrong derivatives that a mistake makes at one place, from these derivatives of its parts."""
    return mistake.at(place, derivatives) if mistake.at is not None else ()


def traces(mistake: Mistake, index: int, place: Application, below: Sequence[Made]) -> Events:
    """What was done wrong in the parts and can still be seen after the mistake's slip of this index at the place."""
    wrong = [i for i, (_, events) in enumerate(below) if events]
    if not wrong:
        return ()
    right = [part.result for part in place.parts]
    whole = _nth(mistake, index, place, right)
    found: list[Event] = []
    for i in wrong:
        if _nth(mistake, index, place, [*right[:i], below[i][0], *right[i + 1 :]]) != whole:
            found.extend(below[i][1])
    return tuple(found)


def _nth(mistake: Mistake, index: int, place: Application, derivatives: Sequence[Node]) -> Node | None:
    slip = next(islice(slips(mistake, place, derivatives), index, None), None)
    return None if slip is None else slip.wrong


def _whole(derivation: Derivation) -> Iterator[Entry]:
    for mistake in WHOLE:
        if mistake.whole is None:
            continue
        node, variable, order, right = derivation.node, derivation.variable, derivation.order, derivation.result
        try:
            for slip in islice(mistake.whole(node, variable, order, right), MOST_WHOLE_SLIPS):
                yield slip.wrong, (Event(mistake, None, slip),), ONCE
        except TemplateError:
            continue


def _singles(place: Application) -> Iterator[tuple[Node, Event]]:
    """Every wrong derivative with one mistake at one place."""
    right = [part.result for part in place.parts]
    for mistake in LOCAL:
        for slip in slips(mistake, place, right):
            yield slip.wrong, Event(mistake, place, slip)
    for i, part in enumerate(place.parts):
        for wrong, event in _singles(part):
            yield place.use.build([*right[:i], wrong, *right[i + 1 :]]), event


def _views(top: Application) -> Iterator[Entry]:
    """Single mistakes at the top of other forms of the function, in sums in every term.

    Of a fraction seen as a product no slip is told for which its own rule has the words.
    """
    is_fraction = isinstance(top.node, Quotient) and top.rules[-1] == "quotient"
    for view in views(top.node, top.variable):
        place = apply_rules(view, top.variable)
        if isinstance(view, Sum):
            if isinstance(top.node, Power) and len(view.terms) > MOST_TERMS_OF_A_POWER:
                continue
            for tree, event in _singles(place):
                yield tree, (event,), OTHER_FORM
            continue
        right = [part.result for part in place.parts]
        for mistake in LOCAL:
            if is_fraction and mistake.code in OF_PRODUCTS:
                continue
            for slip in slips(mistake, place, right):
                yield slip.wrong, (Event(mistake, place, slip),), OTHER_FORM


def _earlier(derivation: Derivation) -> Iterator[Entry]:
    """Mistakes made in an earlier derivative, and the later ones then taken rightly, as far as `MOST_PLACES` goes."""
    left = MOST_PLACES
    for taken, place in enumerate(derivation.applications[:-1], start=1):
        for wrong, event in _singles(place):
            if left <= 0:
                return
            try:
                later = derive(wrong, derivation.variable, derivation.order - taken, left)
            except TemplateError as error:
                if error.code == TOO_MUCH:
                    return
                continue
            left -= later.places
            yield later.result, (event,), EARLIER


def _each_time(derivation: Derivation) -> Iterator[Entry]:
    """The same mistake everywhere in every derivative that was taken, as far as `MOST_PLACES` goes."""
    if derivation.order == 1:
        return
    left = MOST_PLACES
    for mistake in LOCAL:
        tree, events = Everywhere(mistake).of(derivation.applications[0])
        if not events:
            continue
        try:
            for _ in range(1, derivation.order):
                taken = derive(tree, derivation.variable)
                left -= taken.places
                if left <= 0:
                    return
                tree, more = Everywhere(mistake).of(taken.applications[0])
                events = (*events, *more)
        except TemplateError:
            continue
        yield tree, events, ALL_PLACES


def _second(place: Application, first: Everywhere) -> Iterator[Made]:
    """One mistake wherever it can be made, and another one at one place; the events of the other one come last.

    Where only the other one is made, its event stands alone.
    """
    below = first.below(place)
    trees = [tree for tree, _ in below]
    here = first.slip(place, trees)
    for mistake in JOINING:
        if mistake is first.mistake:
            continue
        for index, slip in enumerate(slips(mistake, place, trees)):
            event, before = Event(mistake, place, slip), traces(mistake, index, place, below)
            if not (mistake.family == "sign" and any(map(_lost_a_sign, before))):
                yield slip.wrong, (*before, event)
            if mistake.negates and here is not None and not any(map(_lost_a_sign, first.of(place)[1])):
                yield Negative(here.wrong), (*first.of(place)[1], event)
    for i, part in enumerate(place.parts):
        others = [event for k, (_, events) in enumerate(below) if k != i for event in events]
        for wrong, events in _second(part, first):
            mixed = [*trees[:i], wrong, *trees[i + 1 :]]
            both = None if here is None else first.slip(place, mixed)
            if both is None:
                yield place.use.build(mixed), (*others, *events)
            elif here is not None and both.wrong != here.wrong:
                beside = traces(first.mistake, 0, place, [*below[:i], (place.parts[i].result, ()), *below[i + 1 :]])
                yield both.wrong, (Event(first.mistake, place, both), *beside, *events)


def _lost_a_sign(event: Event) -> bool:
    """Whether a minus sign went with what was left out, so that another slip of sign would make the sign right."""
    place = event.place
    left_out = place.parts[0].result if place is not None and place.parts else None
    return event.mistake.loses_inner and isinstance(left_out, Negative)
