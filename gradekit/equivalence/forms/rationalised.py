"""`rationalised`: no root below a fraction bar, nor a negative fractional exponent."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import is_root, outside_functions, value
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Function, Node, Power, Quotient, children, walk

FORM = "rationalised"

ROOT_BELOW = FormFault("root-below", {"en": "There is still a root in a denominator.", "vi": "Ở mẫu vẫn còn căn."})


def fault(tree: Node, _: Question) -> FormFault | None:
    """ROOT_BELOW if a root stands in a denominator."""
    for node in walk(tree):
        if isinstance(node, Quotient) and any(is_root(part) for part in outside_functions(node.denominator)):
            return ROOT_BELOW
        if isinstance(node, Power):
            exponent = value(node.exponent) or 0
            fractional = is_root(node) or any(is_root(part) for part in outside_functions(node.base))
            if exponent < 0 and fractional:
                return ROOT_BELOW
        is_radical = isinstance(node, Function) and node.name in ("sqrt", "cbrt", "root")
        if is_radical and any(isinstance(part, Quotient) for part in outside_functions(children(node)[0])):
            return ROOT_BELOW
    return None
