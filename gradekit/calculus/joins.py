"""Where the branches of a piecewise function meet: whether there is a derivative at the join."""

from __future__ import annotations

from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import ONE, ZERO, Node, Piecewise, Quotient, Relation, Symbol, substitute

_STRICT = {"<=": "<", ">=": ">"}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

MOST_BRANCHES = 12
"""Joins of longer functions are taken for kinks without looking."""

Branch = tuple[Node, tuple[Relation, ...]]


def strict_branches(function: Piecewise, written: tuple[Node, ...], slopes: tuple[Node, ...], variable: str) -> Node:
    """The slopes, as far as they are `written`, under the conditions of the function with the joins taken out.

    A join `variable = number` stays in where values and slopes on both sides are the same exact numbers.  A
    later branch is kept off the joins above it by its own conditions, else by a branch without a value.
    """
    branches: list[Branch] = []
    above: list[Relation] = []
    for index, ((_, conditions), slope) in enumerate(zip(function.branches, written, strict=True)):
        if not conditions and index == 1 and len(above) == 1 and above[0].operator in _OPPOSITE:
            conditions = (Relation(_OPPOSITE[above[0].operator], above[0].left, above[0].right),)
        kept = tuple(c if _smooth_at(function, slopes, c, variable) else _strict(c) for c in conditions)
        for join in above:
            open_join = not any(_keeps_off(c, join) for c in kept) and not _smooth_at(function, slopes, join, variable)
            gap: Branch = (Quotient(ZERO, ZERO), (Relation("=", join.left, join.right),))
            if open_join and gap not in branches:
                branches.append(gap)
        if not any(c.operator == "=" for c in kept):
            branches.append((slope, kept))
        above += function.branches[index][1]
    return Piecewise(tuple(branches))


def _keeps_off(condition: Relation, join: Relation) -> bool:
    """Whether the condition leaves out the place where both sides of the join are equal."""
    return condition.operator in {"<", ">", "!="} and {condition.left, condition.right} == {join.left, join.right}


def _strict(relation: Relation) -> Relation:
    return Relation(_STRICT.get(relation.operator, relation.operator), relation.left, relation.right)


def _smooth_at(function: Piecewise, slopes: tuple[Node, ...], condition: Relation, variable: str) -> bool:
    """Whether all branches that meet at `variable = number` have the same value and slope there."""
    left, right = condition.left, condition.right
    if right == Symbol(variable):
        left, right = right, left
    if len(function.branches) > MOST_BRANCHES:
        return False
    if left != Symbol(variable) or rational(right) is None or condition.operator not in _OPPOSITE:
        return False
    touching = [
        i
        for i, (_, conditions) in enumerate(function.branches)
        if any(tidy(c.left) == right or tidy(c.right) == right for c in conditions) or not conditions
    ]
    values = {_at(function.branches[i][0], variable, right) for i in touching}
    steepness = {_at(slopes[i], variable, right) for i in touching}
    return len(touching) > 1 and len(values) == 1 and len(steepness) == 1 and None not in values | steepness


def _at(node: Node, variable: str, point: Node) -> Node | None:
    value = tidy(substitute(node, {variable: point}))
    return value if rational(value) is not None or value == ONE else None
