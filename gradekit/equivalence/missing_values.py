"""What it means that the answer has no value where the reference has one: the policy `domain`, or a mistake."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.comparison import Tally
from gradekit.equivalence.evaluation import Evaluator, precision
from gradekit.equivalence.evidence import Decision
from gradekit.equivalence.workspace import Workspace


def narrower(space: Workspace, tallies: list[Tally]) -> Decision | str:
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
            value = Evaluator(space.graph, {name: x}).known_value(space.root)
            if not isinstance(value, arb):
                return False
            values.append(value)
        near, far = abs(values[2] - values[3]), abs(values[0] - values[1])
        return bool(abs(values[0] - values[2]) < fmpq(1, 10**5) and near < fmpq(1, 10**6) and far < fmpq(1, 10**5))
