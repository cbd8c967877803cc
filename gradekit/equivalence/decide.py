"""Are two expressions the same function on the domain?  The road of docs/grading.md, cheapest stage first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from gradekit.equivalence.domain import Conditions, conditions
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.notes import cancelled, isolated_note
from gradekit.equivalence.proof import Proof, domain_covered, equal_forms, kinds_of, learn
from gradekit.equivalence.question import Question
from gradekit.equivalence.ratio import SIZES
from gradekit.equivalence.workspace import QUICK_BITS, QUICK_POINTS, Workspace, workspace
from gradekit.expression.tree import Node

Prover: TypeAlias = Callable[[Question, Node], bool | None]
"""Whether the answer is proved equal to the reference; None when a deadline was hit.  Never asked to refute."""

LARGEST = 4_000
"""Operations of one comparison."""

_NO_VALUE = Exhausted("reference-undefined")


def decide(question: Question, answer: Node, prover: Prover | None = None) -> Decision:
    """Evidence that the answer is, or is not, the reference's function on the domain.

    `Exhausted("reference-undefined")`: no point was found where the reference has a value; the question is at fault.
    Deterministic, and bounded by counted work.  Never raises for trees within the reader's bounds.
    """
    space = workspace(question)
    graph = Graph(parent=space.graph)
    root = graph.enter(answer)
    strange = _strange(graph, space)
    if strange:
        space = workspace(question, strange)
        graph = Graph(parent=space.graph)
        root = graph.enter(answer)
    if len(graph) > LARGEST:
        return Decision(Exhausted("size"))
    with precision(QUICK_BITS):
        return _decide(space, graph, root, answer, prover)


def _decide(space: Workspace, graph: Graph, root: int, answer: Node, prover: Prover | None) -> Decision:
    if space.space.empty:
        return Decision(_NO_VALUE)
    if not space.samples:
        return _sampled(space, graph, root, answer, None)
    if root == space.root:
        return Decision(Proved("same-tree"))
    steps = plan(graph, root, space.known)
    proof = None
    refuted, looked, met = _refute(space, graph, root, steps, answer, 0)
    if refuted is None:
        own = conditions(graph, steps)
        proof, covered, field = _prove(space, graph, root, steps, own)
        if proof is not None and field is not None and covered and not proof.lone_signs and met:
            method = "kernels" if proof.kernels else "rational"
            if not space.space.names:
                method = "constant" if proof.kernels else "rational"
            evidence = Proved(method, proof.identities, cancelled(graph, own, space))
            return Decision(evidence, isolated_note(space, graph, root, own, field))
        while refuted is None and looked < QUICK_POINTS:
            refuted, looked, _ = _refute(space, graph, root, steps, answer, looked)
    if refuted is None:
        return _sampled(space, graph, root, answer, proof, prover)
    if refuted.undefined is None:
        return Decision(refuted)
    lenient = space.question.policies.domain == "lenient"
    return _sampled(space, graph, root, answer, None, prover if lenient else None)


def _sampled(
    space: Workspace, graph: Graph, root: int, answer: Node, proof: Proof | None, prover: Prover | None = None
) -> Decision:
    """Every cell sampled; imported when first needed, as most answers are decided before."""
    from gradekit.equivalence.sampling import sample

    decision = sample(space, graph, root, answer, proof, prover)
    if space.samples and decision.evidence == _NO_VALUE:  # it has a value at least there: too much work for more points
        return Decision(Exhausted("work"), decision.note)
    return decision


def _strange(graph: Graph, space: Workspace) -> tuple[str, ...]:
    """Variables that only the answer has."""
    new = [operation[1] for operation in graph.operations[graph.start :] if operation[0] == "v"]
    return tuple(sorted(name for name in new if name not in space.space.names)) if new else ()


def _refute(
    space: Workspace, graph: Graph, root: int, steps: list[int], answer: Node, first: int
) -> tuple[Refuted | None, int, bool]:
    """A certificate of difference at the next of the first points where something is found out; and what comes next.

    Last, whether the answer has a value at such a point.
    """
    for number in range(first, QUICK_POINTS):
        known = space.sample(number)
        if known is None:
            break
        run = Evaluator(graph, known.balls, known.values)
        try:
            value = run.ball(root, steps)
        except NoValue as fact:
            from gradekit.equivalence.refute import without_value

            return without_value(known.point, graph, fact.number, answer), number + 1, False
        except NotFoundOut:
            continue
        if not known.value.overlaps(value):
            from gradekit.equivalence.counterexample import simplest

            return simplest(space, graph, root, steps, (known, value)), number + 1, True
        return None, number + 1, True
    return None, QUICK_POINTS, False


def _prove(
    space: Workspace, graph: Graph, root: int, steps: list[int], own: Conditions
) -> tuple[Proof | None, bool, Field | None]:
    """A proof of equality, whether the answer's domain certainly covers the reference's, and the forms used."""
    kinds = kinds_of(graph, steps)
    every = steps if space.function is None else plan(graph, root)
    every_kind = space.kinds | (kinds if every is steps else kinds_of(graph, every))
    for total in SIZES:
        if len(space.space.names) >= total:
            continue
        field = space.forms(graph, kinds, own, total)
        covered = domain_covered(field, own, space.given)
        if not covered:
            learn(field, own.least_zero - space.given.least_zero)
        unseen = every if field.looked_at else sorted({*space.steps, *every})
        proof = equal_forms(field, space.root, root, unseen, every_kind)
        if proof is not None:
            return proof, covered, field
        if field.ring.free > 0:
            return None, covered, None
    return None, False, None
