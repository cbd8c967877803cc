"""`no-negative-exponents`: no constant negative exponent, but on e; e^(-x) and e^(-2) are allowed, x^(-2) is not."""

from __future__ import annotations

from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import varies
from gradekit.equivalence.question import Question
from gradekit.expression.tree import E_CONSTANT, Negative, Node, Number, Power, walk

FORM = "no-negative-exponents"

NEGATIVE = FormFault("negative-exponent", {"en": "There is a negative exponent left.", "vi": "Vẫn còn số mũ âm."})

BITS = 64


def fault(tree: Node, _: Question) -> FormFault | None:
    """NEGATIVE if some constant exponent has a negative value; powers of e are values of the exponential function."""
    powers = (node for node in walk(tree) if isinstance(node, Power) and node.base != E_CONSTANT)
    return NEGATIVE if any(_negative(power.exponent) for power in powers if not varies(power.exponent)) else None


def _negative(exponent: Node) -> bool:
    """Whether the value is negative; as it is written, where it has none that can be told from zero."""
    if isinstance(exponent, Number):
        return exponent.value < 0
    found = enclose(exponent, {}, BITS)
    if isinstance(found, Enclosed) and (found.ball < 0 or found.ball >= 0):
        return bool(found.ball < 0)
    return isinstance(exponent, Negative)
