"""`completed-square`: a(x + h)² + k, the variable standing in the square alone; x² + k and a(x + h)² are such forms."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import as_polynomial, factors, terms, unsigned, varies, whole_exponent
from gradekit.equivalence.polynomial import Ring
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node, Power, Quotient, Symbol, symbols

FORM = "completed-square"

NOT_A_SQUARE = FormFault(
    "square-not-completed",
    {
        "en": "The variable should stand in one square only, as in 2(x + 3)^2 - 5.",
        "vi": "Biến chỉ được đứng trong một bình phương, như 2(x + 3)^2 - 5.",
    },
)
CONSTANTS = FormFault(
    "constants-not-added",
    {"en": "The numbers behind the square can still be added.", "vi": "Các số đứng sau bình phương còn cộng lại được."},
)


def fault(tree: Node, question: Question) -> FormFault | None:
    """Why the tree is not a completed square, or None."""
    name = next((v for v in question.variables if v in symbols(tree)), None)
    if name is None:
        return NOT_A_SQUARE
    parts = terms(tree)
    with_variable = [part for part in parts if name in symbols(part)]
    if len(with_variable) != 1 or not _is_square(with_variable[0], name):
        return NOT_A_SQUARE
    plain = [part for part in parts if not varies(part)]
    return CONSTANTS if len(plain) > 1 and all(_is_rational(p) for p in plain) else None


def _is_square(tree: Node, name: str) -> bool:
    """Whether the tree is a constant times the square of something linear in the variable."""
    tree = unsigned(tree)
    if isinstance(tree, Quotient):
        return name not in symbols(tree.denominator) and _is_square(tree.numerator, name)
    inside = [factor for factor in factors(tree) if name in symbols(factor)]
    if len(inside) != 1:
        return False
    factor = inside[0]
    if isinstance(factor, Quotient):
        return _is_square(factor, name)
    if not isinstance(factor, Power) or whole_exponent(factor) != 2:
        return False
    base = unsigned(factor.base)
    if isinstance(base, Symbol):
        return True
    ring = Ring([base], first=(name,))
    p = as_polynomial(base, ring)
    return p is not None and p.degrees()[0] == 1 and sum(1 for t in terms(base) if name in symbols(t)) == 1


def _is_rational(tree: Node) -> bool:
    p = as_polynomial(tree, Ring([tree]))
    return p is not None and bool(p.is_constant())
