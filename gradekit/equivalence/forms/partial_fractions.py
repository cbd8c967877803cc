"""`partial-fractions`: a polynomial plus fractions over powers of irreducible factors, each numerator of lower degree
than its factor, no denominator twice.
"""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.lowest_terms import NESTED
from gradekit.equivalence.forms.structure import has_fraction, terms, unsigned, varies
from gradekit.equivalence.polynomial import Polynomial, Ring
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Negative, Node, Quotient, Sum, symbols

FORM = "partial-fractions"

SPLITS = FormFault(
    "fraction-splits",
    {
        "en": "A fraction can still be split into simpler ones.",
        "vi": "Có phân thức còn tách được thành phân thức đơn giản hơn.",
    },
)
TWICE = FormFault(
    "denominator-twice",
    {"en": "Two fractions have the same denominator.", "vi": "Có hai phân thức cùng mẫu."},
)
DEGREE = FormFault(
    "numerator-degree",
    {
        "en": "A numerator has too high a degree for its denominator.",
        "vi": "Bậc của tử còn quá cao so với mẫu.",
    },
)


def fault(tree: Node, question: Question) -> FormFault | None:
    """Why the tree is not a decomposition into partial fractions, or None."""
    name = next((v for v in question.variables if v in symbols(tree)), None)
    if name is None:
        return None
    ring = Ring([tree], first=(name,))
    seen: set[str] = set()
    for term in _terms(tree):
        try:
            above, below = ring.ratio(term)
        except (ValueError, ZeroDivisionError):
            return NESTED
        if not below.degrees()[0]:
            continue
        found = _proper(above, below, term)
        if found is not None:
            return found
        key = str(below / below.leading_coefficient())
        if key in seen:
            return TWICE
        seen.add(key)
    return None


def _terms(tree: Node) -> list[Node]:
    """The terms, those of a sum behind a minus sign included."""
    if isinstance(tree, Negative) and isinstance(unsigned(tree), Sum):
        return terms(unsigned(tree))
    if not isinstance(tree, Sum):
        return [tree]
    return [part for term in terms(tree) for part in (_terms(term) if isinstance(term, Negative) else [term])]


def _proper(above: Polynomial, below: Polynomial, term: Node) -> FormFault | None:
    """What is wrong with one fraction, given as `term` and as above/below; the variable is the first generator."""
    _, parts = below.factor()
    parts = [(p, int(e)) for p, e in parts if p.degrees()[0]]
    if len(parts) > 1:
        return SPLITS
    factor = parts[0][0]
    if not above.is_constant() and above.degrees()[0] >= factor.degrees()[0]:
        return DEGREE
    inner = unsigned(term)
    above = terms(inner.numerator) if isinstance(inner, Quotient) else []
    return NESTED if any(has_fraction(part) and varies(part) for part in above) else None
