"""`expanded`: brackets multiplied out, each term one product, like terms collected.

Arguments of functions are left alone.  A fraction with a variable below is a term; (x + 1)/2 is to be split.
"""

from __future__ import annotations

from gradekit.equivalence.forms.collected import like_terms, unfinished_term
from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import factors, terms, unsigned, varies, whole_exponent
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Negative, Node, Power, Product, Quotient, Sum

FORM = "expanded"

BRACKETS = FormFault(
    "not-expanded",
    {"en": "There are still brackets to multiply out.", "vi": "Vẫn còn ngoặc cần khai triển."},
)


def fault(tree: Node, _: Question) -> FormFault | None:
    """The first thing that is not expanded, or None."""
    for term in terms(tree):
        if not _is_term(term):
            return BRACKETS
    for term in terms(tree):
        found = unfinished_term(term)
        if found is not None:
            return found
    return like_terms(tree)


def _is_term(tree: Node) -> bool:
    if isinstance(tree, Negative) and isinstance(unsigned(tree), Sum):
        return not varies(tree)
    tree = unsigned(tree)
    if isinstance(tree, Quotient):
        if not varies(tree.denominator):
            return _is_term(tree.numerator) and not (
                isinstance(unsigned(tree.numerator), Sum) and varies(tree.numerator)
            )
        return all(_is_term(t) for part in (tree.numerator, tree.denominator) for t in terms(part))
    return all(_is_factor(factor, alone=not isinstance(tree, Product)) for factor in factors(tree))


def _is_factor(tree: Node, alone: bool) -> bool:
    tree = unsigned(tree)
    if isinstance(tree, Sum):
        return not varies(tree) or (alone and all(_is_term(t) for t in terms(tree)))
    if isinstance(tree, Quotient):
        return _is_term(tree)
    n = whole_exponent(tree)
    if isinstance(tree, Power) and n is not None and abs(n) > 1:
        return not isinstance(unsigned(tree.base), Sum | Product | Quotient) or not varies(tree.base)
    return True
