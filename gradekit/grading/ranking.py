"""Which explanations of a wrong answer are told: the simplest, what several have in common, and that others exist."""

from __future__ import annotations

from gradekit.calculus.explanation import Explanation
from gradekit.calculus.mistake import Mistake
from gradekit.calculus.wrong_derivatives import Event
from gradekit.expression.tree import Node, walk
from gradekit.values import value

AS_LIKELY = 10
"""Explanations whose costs differ by at most this are both told in full."""


@value
class Told:
    """What is told: `first` gives the name, `second` is about as likely, `others` are told by their names alone."""

    first: Explanation
    second: Explanation | None
    others: tuple[Mistake, ...]

    @property
    def in_full(self) -> tuple[Explanation, ...]:
        """The explanations that are told with their places."""
        return (self.first,) if self.second is None else (self.first, self.second)


def told(explanations: list[Explanation]) -> Told:
    """What to say where these explanations, the likeliest first, fit an answer; there is at least one.

    Two mistakes at once are told only where no single mistake explains the answer.  Of several that are one slip in
    other words the likeliest stands for all; where different ones have a slip in common, the common one comes first.
    """
    alone = [e for e in explanations if len(e.codes) == 1]
    kept: list[Explanation] = []
    for candidate in alone or explanations:
        if not any(_is_one_slip(candidate, known) for known in kept):
            kept.append(candidate)
    common = next((e for e in alone if mistake_of(e).common), None)
    if common is not None and common not in kept:
        covered = [e for e in kept if _are_declared(mistake_of(common), mistake_of(e))]
        if len({mistake_of(e).code for e in covered}) > 1:
            kept.insert(0, common)
    first, *rest = kept
    second = None
    if rest and rest[0].cost <= first.cost + AS_LIKELY and not mistake_of(first).common:
        second, *rest = rest
    names = {mistake_of(e).code: mistake_of(e) for e in rest} if alone else {}
    for said in (first, second):
        if said is not None:
            names.pop(mistake_of(said).code, None)
    return Told(first, second, tuple(names.values()))


def mistake_of(explanation: Explanation) -> Mistake:
    """The mistake that gives an explanation its name: the first one."""
    return explanation.events[0].mistake


def _is_one_slip(candidate: Explanation, known: Explanation) -> bool:
    """Whether nothing new would be said: the same mistake further in or out, or one declared to be the same slip."""
    if len(candidate.codes) > 1:
        return all(any(_is_same(event, other) for other in known.events) for event in candidate.events)
    if candidate.codes != known.codes:
        return _are_declared(mistake_of(candidate), mistake_of(known))
    return _is_same(candidate.events[0], known.events[0])


def _are_declared(one: Mistake, other: Mistake) -> bool:
    return other.code in one.same_as or one.code in other.same_as


def _is_same(one: Event, other: Event) -> bool:
    """Whether it is the same mistake, made in the same part or in a part of it, or one declared to be the same slip."""
    if one.mistake is not other.mistake:
        return _are_declared(one.mistake, other.mistake)
    if one.place is None or other.place is None:
        return True
    return _holds(one.place.node, other.place.node) or _holds(other.place.node, one.place.node)


def _holds(whole: Node, part: Node) -> bool:
    return any(n is part or n == part for n in walk(whole))
