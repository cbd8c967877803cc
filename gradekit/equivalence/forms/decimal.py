"""`decimal`: a number in digits; with variables, coefficients in digits: no fractions of numbers, roots or π."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import is_numeral, varies
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Constant, Function, Node, Quotient, Sum, walk

FORM = "decimal"

NOT_DECIMAL = FormFault(
    "not-decimal", {"en": "Write this as a decimal number.", "vi": "Hãy viết dưới dạng số thập phân."}
)


def fault(tree: Node, _: Question) -> FormFault | None:
    """Why the tree is not in decimals, or None."""
    if not varies(tree):
        return None if is_numeral(tree) else NOT_DECIMAL
    for node in walk(tree):
        exact = isinstance(node, Quotient) and not varies(node.denominator)
        exact = exact or (isinstance(node, Constant) and node.name == "pi")
        exact = exact or (isinstance(node, Function) and not varies(node))
        if exact or (isinstance(node, Sum) and not varies(node)):
            return NOT_DECIMAL
    return None
