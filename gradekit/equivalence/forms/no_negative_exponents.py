"""`no-negative-exponents`: no constant negative exponent; e^(-x) is allowed, x^(-2) is not."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import varies
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Negative, Node, Power, Quotient, walk

FORM = "no-negative-exponents"

NEGATIVE = FormFault("negative-exponent", {"en": "There is a negative exponent left.", "vi": "Vẫn còn số mũ âm."})


def fault(tree: Node, _: Question) -> FormFault | None:
    """NEGATIVE if some constant exponent is typed as negative."""
    powers = (node for node in walk(tree) if isinstance(node, Power) and not varies(node.exponent))
    return NEGATIVE if any(_negative(power.exponent) for power in powers) else None


def _negative(exponent: Node) -> bool:
    match exponent:
        case Negative(operand=operand):
            return not _negative(operand)
        case Quotient(numerator=above, denominator=below):
            return _negative(above) != _negative(below)
    return False
