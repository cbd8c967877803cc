"""Comparison by sampling every cell.

Finds differences, narrower and wider domains; accepts, and marks, what it cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import arb

from gradekit.equivalence.comparison import DEEP, POINTS, Comparison, Tally
from gradekit.equivalence.constants import certainly_equal
from gradekit.equivalence.evaluation import plan, precision
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.missing_values import narrower
from gradekit.equivalence.one_variable import special_points, walk
from gradekit.equivalence.proof import Proof
from gradekit.equivalence.question import Question
from gradekit.equivalence.refute import apart, compare_exactly, without_value
from gradekit.equivalence.several_variables import scatter
from gradekit.equivalence.tiny_difference import FINEST_BITS, QUICK, bits_to_see, difference, tiny_difference
from gradekit.equivalence.unseen import not_seen
from gradekit.equivalence.workspace import Workspace
from gradekit.equivalence.zeros import zeros
from gradekit.expression.tree import Node

CONSTANT_BITS = (128, 512, 1_024, 4_000)


def sample(
    space: Workspace,
    graph: Graph,
    root: int,
    answer: Node,
    proof: Proof | None,
    prover: Callable[[Question, Node], bool | None] | None = None,
) -> Decision:
    """The decision where neither a quick refutation nor a proof with a certain domain was found."""
    if not space.space.names:
        return _constants(space, graph, root, answer, prover)
    run = Comparison(space, graph, root, answer)
    tallies, special = _looked_at(run)
    if isinstance(tallies, Refuted):
        return Decision(tallies)
    if any(t.unclear for t in tallies) and not any(t.both or t.reference_only for t in tallies):
        found_zeros = zeros(graph, space.space, run.steps)
        if found_zeros:
            run = Comparison(space, graph, root, answer, found_zeros)
            tallies, special = _looked_at(run)
            if isinstance(tallies, Refuted):
                return Decision(tallies)
    if not any(t.both or t.reference_only for t in tallies):
        unclear = any(t.unclear for t in tallies)
        return Decision(Exhausted("precision" if unclear and not space.outside else "reference-undefined"))
    lacking = narrower(space, tallies)
    if isinstance(lacking, Decision):
        return lacking
    noted = special_points(run, special)
    if isinstance(noted, Refuted):
        return Decision(noted, "isolated-difference")
    if any(t.unclear and not (t.both or t.reference_only or t.neither or t.answer_only) for t in tallies):
        return Decision(Exhausted("precision"), "domain-unknown")
    note = lacking or ("wider-domain" if any(t.answer_only for t in tallies) else noted)
    points = sum(t.both for t in tallies)
    cells = sum(1 for t in tallies if t.both)
    if points < POINTS and not (space.space.integers or proof is not None):
        return Decision(Exhausted("points"), note)
    hidden = not_seen(run, proof is not None)
    if isinstance(hidden, Refuted):
        return Decision(hidden, "undefined" if hidden.undefined is not None else "")
    if hidden:
        return Decision(Exhausted(hidden), note)
    tiny = tiny_difference(run, tallies)
    if tiny is not None:
        return Decision(tiny, note)
    found = Sampled(points, cells, DEEP[-1] if run.afford(DEEP[-1]) else QUICK)
    return _with_prover(space.question, answer, found, note, prover)


def _looked_at(run: Comparison) -> tuple[list[Tally] | Refuted, list[Any]]:
    """What was seen, cell by cell, or the first difference; and the special points found on the way."""
    space = run.space.space
    if len(space.names) > 1 or set(space.names) <= space.integers:
        return scatter(run), []
    return walk(run)


def _with_prover(
    question: Question, answer: Node, found: Sampled, note: str, prover: Callable[[Question, Node], bool | None] | None
) -> Decision:
    if prover is None or note not in ("", "removable-points"):
        return Decision(found, note)
    verdict = prover(question, answer)
    if verdict:
        return Decision(Proved("sympy"), note)
    return Decision(found, note, deadline=verdict is None)


def _constants(
    space: Workspace, graph: Graph, root: int, answer: Node, prover: Callable[[Question, Node], bool | None] | None
) -> Decision:
    """Two numbers: apart, equal by algebra, or together to 4,000 bits."""
    found = compare_exactly(graph, (space.root, root), {}, CONSTANT_BITS)
    if found is None:
        known = zeros(graph, space.space, sorted({*space.steps, *plan(graph, root)}))
        found = compare_exactly(graph, (space.root, root), {}, CONSTANT_BITS, known)
    if found is None:
        return Decision(Exhausted("reference-undefined" if space.outside else "precision"))
    left, right, bits = found
    if not isinstance(left, arb):
        return Decision(Exhausted("reference-undefined"))
    if not isinstance(right, arb):
        return Decision(without_value({}, graph, right, answer), "undefined")
    with precision(bits):
        if not left.overlaps(right):
            return Decision(apart({}, left, right))
        if left.is_exact() and right.is_exact():
            return Decision(Proved("rational"))
    gap = difference(graph, space.root, root)
    needed = bits_to_see(graph, gap, {}) if gap is not None else None
    if needed is not None:
        finer = compare_exactly(graph, (space.root, root), {}, (needed,)) if needed <= FINEST_BITS else None
        if finer is None or finer[0].overlaps(finer[1]):
            return Decision(Exhausted("precision"))
        with precision(needed):
            return Decision(apart({}, finer[0], finer[1]))
    if certainly_equal(graph, space.root, root):
        return Decision(Proved("constant", ("root-separation",)))
    return _with_prover(space.question, answer, Sampled(1, 1, bits), "", prover)
