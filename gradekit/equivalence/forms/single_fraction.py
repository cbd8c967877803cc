"""`single-fraction`: one numerator over one denominator, no fraction inside either; or no fraction at all."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import has_fraction, unsigned
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node, Quotient

FORM = "single-fraction"

SEVERAL = FormFault(
    "several-fractions",
    {"en": "This is not one single fraction.", "vi": "Đây chưa phải là một phân số duy nhất."},
)
NESTED = FormFault(
    "nested-fraction",
    {"en": "There is a fraction inside the fraction.", "vi": "Bên trong phân số vẫn còn phân số."},
)


def fault(tree: Node, _: Question) -> FormFault | None:
    """Why the tree is not a single fraction, or None."""
    whole = unsigned(tree)
    if isinstance(whole, Quotient):
        return NESTED if has_fraction(whole.numerator) or has_fraction(whole.denominator) else None
    return SEVERAL if has_fraction(whole) else None
