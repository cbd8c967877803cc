"""`partial-fractions`: a polynomial plus fractions over powers of irreducible factors, each numerator of lower degree
than its factor, no denominator twice.
"""

from __future__ import annotations

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import has_fraction, terms, unsigned
from gradekit.equivalence.polynomial import Polynomial, Ring
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Negative, Node, Sum, Symbol, symbols

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
NESTED = FormFault(
    "nested-fraction", {"en": "There is a fraction inside a fraction.", "vi": "Bên trong phân số vẫn còn phân số."}
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
    if isinstance(tree, Negative) and isinstance(unsigned(tree), Sum):
        return terms(unsigned(tree))
    return (
        [part for term in terms(tree) for part in ([term] if not isinstance(term, Negative) else _terms(term))]
        if isinstance(tree, Sum)
        else [tree]
    )


def _proper(above: Polynomial, below: Polynomial, term: Node) -> FormFault | None:
    _, parts = below.factor()
    parts = [(p, int(e)) for p, e in parts if p.degrees()[0]]
    if len(parts) > 1:
        return SPLITS
    factor = parts[0][0]
    if not above.is_constant() and above.degrees()[0] >= factor.degrees()[0]:
        return DEGREE
    inner = unsigned(term)
    numerator = getattr(inner, "numerator", None)
    return (
        NESTED
        if numerator is not None and any(has_fraction(t) and _has_variable(t) for t in terms(numerator))
        else None
    )


def _has_variable(tree: Node) -> bool:
    return isinstance(tree, Symbol) or bool(symbols(tree))
