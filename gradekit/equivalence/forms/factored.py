"""`factored`: a product of factors that do not split over the rationals, with no common number left inside."""

from __future__ import annotations

from gradekit.equivalence.forms.collected import LIKE_TERMS
from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import (
    as_polynomial,
    common_number,
    factors,
    terms,
    unsigned,
    value,
    varies,
    whole_exponent,
)
from gradekit.equivalence.polynomial import Ring
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node, Power, Quotient, Sum

FORM = "factored"

NOT_A_PRODUCT = FormFault(
    "not-factored",
    {"en": "This is a sum, not a product of factors.", "vi": "Đây là một tổng, chưa phải tích các nhân tử."},
)
SPLITS = FormFault("factor-splits", {"en": "A factor can still be split.", "vi": "Có nhân tử còn phân tích được nữa."})
COMMON_NUMBER = FormFault(
    "common-number",
    {"en": "A number can still be taken out of a factor.", "vi": "Còn có thể đặt một số ra ngoài nhân tử."},
)
MOST_TERMS = 200


def fault(tree: Node, question: Question) -> FormFault | None:
    """Why the tree is not a full factorisation, or None."""
    alone = isinstance(unsigned(tree), Sum)
    for factor in factors(tree):
        if isinstance(factor, Quotient):
            found = fault(factor.numerator, question) or fault(factor.denominator, question)
        else:
            base = factor.base if isinstance(factor, Power) and whole_exponent(factor) is not None else factor
            found = _split(base, alone, question)
        if found is not None:
            return found
    return None


def _split(base: Node, alone: bool, question: Question) -> FormFault | None:
    inner = unsigned(base)
    if not isinstance(inner, Sum):
        return None if inner is base and not _compound(inner) else fault(inner, question)
    if not varies(inner):
        return None
    ring = Ring([inner])
    p = as_polynomial(inner, ring)
    if p is None:
        return NOT_A_PRODUCT
    if len(p) == 0 or (len(p) == 1 and len(terms(inner)) > 1):
        return NOT_A_PRODUCT
    if len(p) > MOST_TERMS:
        return None
    _, parts = p.factor()
    if sum(int(e) for _, e in parts) > 1:
        return NOT_A_PRODUCT if alone else SPLITS
    if len(p) != len(terms(inner)) or any(value(term) == 0 for term in terms(inner)):
        return LIKE_TERMS
    return COMMON_NUMBER if common_number(p) > 1 else None


def _compound(tree: Node) -> bool:
    return len(factors(tree)) > 1
