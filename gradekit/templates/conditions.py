"""Does a condition of `require` hold?  Numbers are compared exactly, other formulas only for being the same or not."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

from gradekit.errors import TemplateError
from gradekit.expression.printing import text as plain
from gradekit.expression.tree import Node, Relation
from gradekit.templates.exact import rational
from gradekit.templates.formulas import Formula, Values, put_in
from gradekit.templates.plans import Requirement
from gradekit.templates.work import Work

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


def holds(condition: Requirement, values: Values, work: Work) -> bool:
    """Whether the relation holds for these values.

    Raises:
        TemplateError: it compares sizes of what is no exact number.
    """
    relation = condition.formula.tree
    if not isinstance(relation, Relation):
        raise TemplateError("TEMPLATE-require", f"{condition.text!r} is no relation", condition.formula.place)
    left, right = (_side(condition.formula, side, values, work) for side in (relation.left, relation.right))
    exact_left, exact_right = rational(left), rational(right)
    if exact_left is not None and exact_right is not None:
        return _COMPARE[relation.operator](exact_left, exact_right)
    if relation.operator in ("=", "!="):
        return (left == right) == (relation.operator == "=")
    found = left if exact_left is None else right
    raise TemplateError(
        "TEMPLATE-require",
        f"{condition.text!r} compares {plain.show(found)}, which is no exact number",
        condition.formula.place,
    )


def _side(formula: Formula, side: Node, values: Values, work: Work) -> Node:
    """One side, as a number at once where that is possible, else worked out and tidied."""
    if not formula.authored:
        direct = put_in(side, values)
        work.spend(1)
        if rational(direct) is not None:
            return direct
    return Formula(side, formula.names, formula.authored, formula.place).value(values, work)
