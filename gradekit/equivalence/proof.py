"""The exact prover: equal forms over kernels, certain domain."""

from __future__ import annotations

from gradekit.equivalence.domain import Conditions
from gradekit.equivalence.factors import Refine, pieces
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.isolation import isolated
from gradekit.equivalence.kernels import Field
from gradekit.equivalence.points import Space
from gradekit.equivalence.ratio import SIZES, NoForm, Polynomial, TooLarge
from gradekit.values import value

TRIES = 6
"""How often a comparison may start again with finer generators."""

KERNELS = frozenset(
    ("exp", "ln", "sin", "cos", "sin_pi", "cos_pi", "asin", "acos", "atan", "sinh", "cosh", "asinh", "acosh", "atanh",
     "p", "abs", "sign", "min", "max", "floor", "factorial", "heaviside", "case", "pi")
)  # fmt: skip
SIGN_MATTERS = frozenset(
    ("abs", "sign", "heaviside", "min", "max", "root", "p", "acosh", "asinh", "asin", "acos", "atan")
)


@value
class Proof:
    """Forms are equal.  `lone_signs`: arguments of signs, whose zeros the forms do not cover."""

    identities: tuple[str, ...]
    lone_signs: bool
    kernels: bool


def new_field(graph: Graph, space: Space, total: int = SIZES[0]) -> Field:
    """A field for a graph on a domain, with the variables in place."""
    field = Field(graph, total)
    for name in reversed(space.names):
        index = field.variable(name)
        if name in space.boxes:
            field.signs.boxes[index] = space.boxes[name]
    return field


def formed(field: Field, root: int, steps: list[int]) -> Field:
    """A field with what this one has learnt, in which the node has its form where that needs nothing finer."""
    ready = field.fork(field.graph)
    ready.used.clear()
    try:
        ready.prepare(steps)
        ready.form(root)
    except (Refine, NoForm, TooLarge):
        return field
    ready.given = frozenset(ready.used)
    ready.looked_at = True
    return ready


def kinds_of(graph: Graph, steps: list[int]) -> frozenset[str]:
    """The kinds of operations among the nodes; a power that is a root counts as `root`."""
    operations = [graph.operations[number] for number in steps]
    kinds = {operation[0] for operation in operations}
    if "^" in kinds and any(operation[0] == "^" and operation[4] != 1 for operation in operations):
        kinds.add("root")
    return frozenset(kinds)


def needs_facts(kinds: frozenset[str], divided: bool) -> bool:
    """Whether a sign could matter for the form of such nodes, or for the zeros of the nodes `divided` by."""
    if "ln" in kinds and (divided or "exp" in kinds):
        return True
    return not kinds.isdisjoint(SIGN_MATTERS)


def learn(field: Field, nodes: frozenset[int]) -> None:
    """Take in that the nodes are ≥ 0 on the domain."""
    for number in sorted(nodes):
        for _ in range(TRIES):
            try:
                if field.learn(number):
                    field.restart()
                break
            except Refine:
                field.restart()
            except (NoForm, TooLarge):
                break


def equal_forms(field: Field, left: int, right: int, steps: list[int], kinds: frozenset[str]) -> Proof | None:
    """The proof that two nodes agree wherever both have values, or None.

    `steps`: what the two nodes need and the field has not looked at yet.  `kinds`: of all operations in them.
    """
    field.used.clear()
    field.used.update(field.given)
    for _ in range(TRIES):
        try:
            field.prepare(steps)
            difference = field.ring.difference(field.form(left), field.form(right))
            if len(field.ring.reduce(field.settled(difference))):
                return None
            return Proof(tuple(sorted(field.used)), bool(field.unsettled), not kinds.isdisjoint(KERNELS))
        except Refine:
            field.restart()
        except (NoForm, TooLarge):
            return None
    return None


def certainly_positive(field: Field, node: int) -> bool:
    """Whether the node is ≥ 0 on the whole domain, for certain."""
    for _ in range(TRIES):
        try:
            return field.certain_sign(node) == 1
        except Refine:
            field.restart()
        except (NoForm, TooLarge):
            return False
    return False


def isolated_zeros(field: Field, node: int) -> bool:
    """Whether the zeros of a node are certainly isolated, given that it is not zero at some point of the domain.

    Roots are eliminated by resultants; what is left must be a polynomial in functions analytic on the whole line.
    """
    operation = field.graph.operations[node]
    if _is_entire(field.graph, node):
        return True
    if operation[0] in ("^", "abs"):
        return isolated_zeros(field, operation[1])
    if operation[0] == "*":
        return all(isolated_zeros(field, part) for part in operation[1:])
    if operation[0] == "exp":
        return True
    for _ in range(TRIES):
        try:
            return isolated(field, field.form(node).above)
        except Refine:
            field.restart()
        except (NoForm, TooLarge):
            return False
    return False


_ENTIRE = frozenset(("+", "*", "exp", "sin", "cos", "sin_pi", "cos_pi", "sinh", "cosh", "atan", "asinh"))


def _is_entire(graph: Graph, node: int) -> bool:
    """Whether the node is, as written, analytic on the whole line."""
    operation = graph.operations[node]
    kind = operation[0]
    if kind in ("q", "v", "pi"):
        return True
    if kind == "^":
        return bool(operation[2].q == 1 and operation[2] > 0) and _is_entire(graph, operation[1])
    return kind in _ENTIRE and all(_is_entire(graph, part) for part in operation[1:])


def domain_covered(field: Field, own: Conditions, given: Conditions) -> bool:
    """Whether the answer is certain to be defined on the reference's domain, but for isolated points."""
    graph = field.graph
    for number in own.other - given.other:
        operation = graph.operations[number]
        if operation[0] != "factorial" or not graph.is_whole(operation[1]):
            return False
    if not all(certainly_positive(field, node) for node in sorted(own.least_zero - given.least_zero)):
        return False
    return all(isolated_zeros(field, node) for node in sorted(own.more_holes(given)))


def zero_factors(field: Field, nodes: frozenset[int]) -> dict[str, Polynomial]:
    """The irreducible factors of the nodes, by text: where denominators vanish."""
    found: dict[str, Polynomial] = {}
    for node in sorted(nodes):
        try:
            found |= {key: p for p, e, key in pieces(field, field.form(node))[1] if e > 0}
        except (NoForm, TooLarge, Refine):
            continue
    return found
