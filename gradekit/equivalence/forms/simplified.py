"""`simplified`: nothing left to collect, to cancel or to work out.

Whether a sum is better factored or expanded is left open: x(x + 1) and x² + x are both simplified.
"""

from __future__ import annotations

from math import isqrt

from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.equivalence.forms.collected import LIKE_TERMS, UNFINISHED, like_terms, unfinished_term
from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.lowest_terms import fault as lowest_terms_fault
from gradekit.equivalence.forms.structure import factors, is_numeral, terms, unsigned, value, varies, whole_exponent
from gradekit.equivalence.question import Question
from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    walk,
)

FORM = "simplified"

WORKED_OUT = FormFault("not-worked-out", {"en": "A number can still be worked out.", "vi": "Có số còn tính được ra."})
LARGEST_VALUE = 10**12


def fault(tree: Node, question: Question) -> FormFault | None:
    """The first thing that can be simplified, or None."""
    for node in walk(tree):
        found = _fault_at(node)
        if found is not None:
            return found
    return lowest_terms_fault(tree, question)


def _fault_at(node: Node) -> FormFault | None:
    if isinstance(node, Sum):
        return _sum_fault(node)
    if isinstance(node, Negative) and isinstance(node.operand, Negative):
        return UNFINISHED
    if isinstance(node, Product):
        return UNFINISHED if _same_sums(node) else unfinished_term(node)
    if isinstance(node, Function | Power) and (_undoes(node) or _square_inside(node)):
        return UNFINISHED
    if isinstance(node, Power):
        n = whole_exponent(node)
        if n in (0, 1) or (n is not None and whole_exponent(unsigned(node.base)) is not None):
            return UNFINISHED
    return _constant_fault(node)


def _same_sums(node: Product) -> bool:
    """Whether a bracket stands twice in a product: (x + 1)(x + 1)."""
    sums = [part for part in factors(node) if isinstance(part, Sum)]
    return any(part in sums[:place] for place, part in enumerate(sums))


def _undoes(node: Function | Power) -> bool:
    """Whether ln and e^ stand directly in one another, or a root around the same power."""
    if isinstance(node, Power):
        return node.base == E_CONSTANT and isinstance(node.exponent, Function) and node.exponent.name == "ln"
    inner = node.arguments[0]
    if node.name == "ln":
        return (isinstance(inner, Power) and inner.base == E_CONSTANT) or (
            isinstance(inner, Function) and inner.name == "exp"
        )
    return node.name == "sqrt" and isinstance(inner, Power) and whole_exponent(inner) == 2


def _square_inside(node: Function | Power) -> bool:
    """Whether a square number can be taken out of a square root: sqrt(8)."""
    if not isinstance(node, Function) or node.name != "sqrt":
        return False
    inside = node.arguments[0]
    if not isinstance(inside, Number) or inside.value.denominator != 1:
        return False
    n = int(inside.value)
    return any(n % (k * k) == 0 for k in range(2, min(isqrt(max(n, 0)), 1_000) + 1))


def _sum_fault(node: Sum) -> FormFault | None:
    if any(value(term) == 0 for term in node.terms):
        return LIKE_TERMS
    return like_terms(Sum(tuple(part for term in terms(node) for part in _spread(term))))


def _spread(term: Node) -> list[Node]:
    """A number times a sum as the terms it stands for: 2(x + 1) hides a 2."""
    parts = factors(term)
    sums = [part for part in parts if isinstance(part, Sum)]
    others = [part for part in parts if not isinstance(part, Sum)]
    if len(sums) != 1 or not all(is_numeral(part) for part in others):
        return [term]
    return [Product((*others, part)) if others else part for part in terms(sums[0])]


def _constant_fault(node: Node) -> FormFault | None:
    """A constant such as sqrt(4), ln(1), 2^3 or cos(pi) that is a plain rational number."""
    if not isinstance(node, Function | Power) or varies(node):
        return None
    if isinstance(node, Power) and not (is_numeral(node.base) or isinstance(node.base, Quotient | Function)):
        return None
    whole = _whole(node)
    if (whole is not None and abs(whole) < LARGEST_VALUE) or _whole(Quotient(ONE, node)) is not None:
        return WORKED_OUT
    return None


def _whole(node: Node) -> int | None:
    """The whole number that a constant is, as far as 600 bits tell: enough for a matter of form."""
    found = enclose(node, {}, 128)
    if not isinstance(found, Enclosed) or not found.ball.rad() < 1e-20:
        return None
    whole = found.ball.unique_fmpz()
    if whole is None:
        return None
    finer = enclose(node, {}, 600)
    return int(whole) if isinstance(finer, Enclosed) and finer.ball.contains(whole) else None
