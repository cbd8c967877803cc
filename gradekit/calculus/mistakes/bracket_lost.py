"""A bracket was lost in typing: 3(x+1)^2·(2x+1) came out as 3(x+1)^2·2x+1.

Why it fails: without the bracket the factor reaches only the first term.

What to say: put brackets around a sum that is multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import times
from gradekit.expression.tree import Negative, Node, Product, Quotient, Sum


def _wrong(function: Node, variable: str, order: int, right: Node) -> Iterator[Slip]:
    for form in dict.fromkeys((right, place_forms(function, variable) if order == 1 else right)):
        yield from _in_product(form)
        if isinstance(form, Sum):
            for i, term in enumerate(form.terms):
                for slip in _in_product(term):
                    yield Slip(Sum((*form.terms[:i], slip.wrong, *form.terms[i + 1 :])), slip.details)


def _in_product(form: Node) -> Iterator[Slip]:
    """The product, or the fraction with a product above, without the bracket around one of its sums."""
    product = form.operand if isinstance(form, Negative) else form
    below = product.denominator if isinstance(product, Quotient) else None
    factors = product.numerator if isinstance(product, Quotient) else product
    if not isinstance(factors, Product):
        return
    for i, factor in enumerate(factors.factors):
        if isinstance(factor, Sum):
            rest = [*factors.factors[:i], *factors.factors[i + 1 :]]
            for kept in (factor.terms[0], factor.terms[-1]):
                others = factor.terms[1:] if kept is factor.terms[0] else factor.terms[:-1]
                lost: Node = Sum((times(*rest, kept), *others))
                if isinstance(form, Negative):
                    lost = Sum((Negative(times(*rest, kept)), *others))
                yield Slip(lost if below is None else Quotient(lost, below), {"bracket": factor})


def place_forms(function: Node, variable: str) -> Node:
    """The derivative as the outermost rule leaves it, its parts finished."""
    top = derive(function, variable).applications[0]
    return top.use.build([part.result for part in top.parts])


MISTAKE = Mistake(
    code="bracket_lost",
    family="notation",
    name={"en": "Bracket lost", "vi": "Mất dấu ngoặc"},
    message={
        "en": "A bracket around {bracket} seems to be missing: without it the factor reaches only one of its terms.",
        "vi": "Có vẻ thiếu dấu ngoặc quanh {bracket}: không có ngoặc, thừa số chỉ nhân với một số hạng.",
    },
    example=("(x^2+x)^3", "3(x^2+x)^2*2x+1"),
    whole=_wrong,
    rank=45,
)
