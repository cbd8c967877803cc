"""Whether anything is left to collect: like terms, numbers to multiply, equal factors to join."""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import factors, is_numeral, terms, unsigned, value, whole_exponent
from gradekit.equivalence.polynomial import Ring
from gradekit.expression.tree import Negative, Node, Power, Product, Quotient, Sum

LIKE_TERMS = FormFault(
    "like-terms", {"en": "There are like terms to collect.", "vi": "Vẫn còn các hạng tử đồng dạng cần thu gọn."}
)
UNFINISHED = FormFault(
    "unfinished-term",
    {"en": "A term can still be multiplied together.", "vi": "Có hạng tử còn nhân gọn lại được."},
)


def like_terms(tree: Node) -> FormFault | None:
    """Terms of one sum that differ in their coefficient only, or a term that is 0."""
    parts = terms(tree)
    if len(parts) < 2:
        return None
    ring = Ring([tree])
    seen: set[str] = set()
    for part in parts:
        try:
            above, below = ring.ratio(part)
        except (ValueError, ZeroDivisionError):
            continue
        if above.is_zero():
            return LIKE_TERMS
        common = above.gcd(below)
        above, below = divmod(above, common)[0], divmod(below, common)[0]
        key = f"{above / above.leading_coefficient()}|{below / below.leading_coefficient()}"
        if key in seen:
            return LIKE_TERMS
        seen.add(key)
    return None


def unfinished_term(tree: Node) -> FormFault | None:
    """Two numbers side by side, the same base twice, an exponent 0 or 1, or a factor 1 or 0, in one term."""
    term = unsigned(tree)
    if isinstance(tree, Negative) and isinstance(tree.operand, Negative):
        return UNFINISHED
    if isinstance(term, Quotient):
        return unfinished_term(term.numerator) or unfinished_term(term.denominator)
    numbers, bases = 0, set()
    parts = factors(term)
    for factor in parts:
        if isinstance(factor, Sum):
            continue
        constant = value(factor)
        if constant is not None:
            numbers += 1
            if len(parts) > 1 and constant in (0, 1):
                return UNFINISHED
            continue
        n = whole_exponent(factor)
        if n in (0, 1) or (n is not None and isinstance(factor, Power) and is_numeral(factor.base) and n > 0):
            return UNFINISHED
        base = factor.base if isinstance(factor, Power) and n is not None else factor
        if isinstance(factor, Power) and n is not None and whole_exponent(base) is not None:
            return UNFINISHED
        if base in bases:
            return UNFINISHED
        bases.add(base)
    if isinstance(term, Product) and any(isinstance(f, Negative) for f in term.factors):
        return UNFINISHED
    return UNFINISHED if numbers > 1 else None
