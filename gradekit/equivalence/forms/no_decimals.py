"""`no-decimals`: exact numbers only; 1/2, not 0.5."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node, Number, walk

FORM = "no-decimals"

DECIMALS = FormFault(
    "decimals", {"en": "Use fractions, not decimals.", "vi": "Hãy dùng phân số, không dùng số thập phân."}
)


def fault(tree: Node, _: Question) -> FormFault | None:
    """DECIMALS if a number was typed with a decimal mark or a power of ten."""
    typed = (node for node in walk(tree) if isinstance(node, Number))
    return DECIMALS if any(n.decimals is not None or n.exponent is not None for n in typed) else None
