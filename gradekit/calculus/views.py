"""Other ways to write the same function before differentiating it: what a student may have seen in place of it.

Used to explain wrong answers only; each view is the same function wherever both are defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.places import power_of
from gradekit.calculus.rule import contains, times
from gradekit.calculus.terms import as_terms
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Product, Quotient, number

MOST_VIEWS = 4


def views(node: Node, variable: str) -> list[Node]:
    """At most four other forms: f/g as f·g^(-1), a^p/b^p as (a/b)^p, a^p·b^p as (ab)^p, ln(u^n) as n·ln(u),
    the root of a power as a power.

    A product, power or fraction that comes to a sum of powers of the variable is seen as that sum, too.
    """
    found = dict.fromkeys(view for view in _views(node, variable) if view != node)
    if isinstance(node, (Product, Power, Quotient)) and (multiplied_out := as_terms(node, variable)) is not None:
        found = {multiplied_out: None, **found}
    return list(found)[:MOST_VIEWS]


def _views(node: Node, variable: str) -> Iterator[Node]:
    match node:
        case Negative(operand=operand):
            for view in _views(operand, variable):
                yield Negative(view)
        case Quotient(numerator=above, denominator=below) if contains(below, variable):
            (a, p), (b, q) = power_of(above), power_of(below)
            if p == q != ONE and rational(p) is not None:
                yield Power(Quotient(a, b), p)
            if contains(above, variable):
                yield Product((above, Power(b, Negative(q)) if q != ONE else Quotient(ONE, b)))
        case Product(factors=factors):
            powers = [power_of(f) for f in factors if contains(f, variable)]
            if len(powers) > 1 and len({p for _, p in powers}) == 1 and powers[0][1] != ONE:
                front = [f for f in factors if not contains(f, variable)]
                yield times(*front, Power(Product(tuple([b for b, _ in powers])), powers[0][1]))
        case Function(name="sqrt" | "cbrt" | "root", arguments=(Power(base=base, exponent=exponent), *_)):
            inside, index = rational(exponent), rational(power_of(node)[1])
            if inside is not None and index is not None:
                yield Power(base, number(inside * index))
        case Function(name="ln", arguments=(Power(base=base, exponent=exponent),)):
            yield times(exponent, Function("ln", (base,)))
        case _:
            return
