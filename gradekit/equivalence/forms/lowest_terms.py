"""`lowest-terms`: no fraction in the answer can be cancelled, by a number or by a factor."""

from __future__ import annotations

from math import gcd

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.forms.structure import common_number, factors, has_fraction, outside_functions, unsigned
from gradekit.equivalence.polynomial import Polynomial, Ring
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Function, Negative, Node, Power, Product, Quotient

FORM = "lowest-terms"

CANCELS = FormFault(
    "not-lowest-terms", {"en": "A fraction can still be cancelled.", "vi": "Có phân số còn rút gọn được."}
)
NESTED = FormFault(
    "nested-fraction",
    {"en": "There is a fraction inside a fraction.", "vi": "Bên trong phân số vẫn còn phân số."},
)


def fault(tree: Node, question: Question) -> FormFault | None:
    """The first fraction that cancels, or None."""
    for node in outside_functions(tree):
        if isinstance(node, Quotient):
            if has_fraction(node.numerator) or has_fraction(node.denominator):
                return NESTED
            if _cancels(node):
                return CANCELS
        elif (
            isinstance(node, Product)
            and any(isinstance(unsigned(f), Quotient) for f in node.factors)
            and _cancels(node)
        ):
            return CANCELS
    for node in outside_functions(tree):
        parts = node.arguments if isinstance(node, Function) else (node.exponent,) if isinstance(node, Power) else ()
        for part in parts:
            found = fault(part, question)
            if found is not None:
                return found
    return None


def _cancels(node: Node) -> bool:
    """Whether numerator and denominator, as typed, have a common divisor."""
    above, below = _sides(node)
    ring = Ring([*above, *below])
    try:
        top, bottom = ring.constant(1), ring.constant(1)
        for part in above:
            top = top * _plain(ring, part)
        for part in below:
            bottom = bottom * _plain(ring, part)
    except (ValueError, ZeroDivisionError):
        return False
    if top.is_zero() or bottom.is_zero():
        return bool(top.is_zero())
    if bottom.is_constant() and abs(bottom.leading_coefficient()) == 1:
        return True
    if not top.gcd(bottom).is_constant() or _both_negative(node):
        return True
    return gcd(common_number(top), common_number(bottom)) > 1


def _plain(ring: Ring, part: Node) -> Polynomial:
    top, bottom = ring.ratio(part)
    if not bottom.is_constant():
        raise ValueError("a fraction inside")
    return top / bottom.leading_coefficient()


def _sides(node: Node) -> tuple[list[Node], list[Node]]:
    above: list[Node] = []
    below: list[Node] = []
    for factor in factors(node):
        if isinstance(factor, Quotient):
            above += factors(factor.numerator)
            below += factors(factor.denominator)
        else:
            above.append(factor)
    return above, below


def _both_negative(node: Node) -> bool:
    return (
        isinstance(node, Quotient) and isinstance(node.numerator, Negative) and isinstance(node.denominator, Negative)
    )
