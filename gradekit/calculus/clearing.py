"""Brackets beside a fraction bar: no fraction is left inside one, and a bracket that stands below as well cancels.

(1 + 1/(2√x))/√(x + √x) is (2√x + 1)/(2√x·√(x + √x)), 1/(1 + 1/x)² is x²/(x + 1)², (cos x − 1)/(1 − cos x)² is
−1/(1 − cos x), (sec x·tan x + sec² x)/(sec x + tan x) is sec x.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from gradekit.calculus.factored import Exponent, Factored, factored, is_symbolic
from gradekit.calculus.sharing import shared_powers, towers_of, without
from gradekit.calculus.simplifying import CANCEL, COMMON_FACTOR, FRACTIONS
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import Negative, Node, Sum


def cleared(value: Factored, inside: bool = False) -> Factored:
    """The product without fractions inside its brackets, where there is a fraction bar, or it stands above one."""
    below = inside or any(e < 0 for e in value.powers.values())
    result = value
    for bracket, exponent in value.powers.items():
        stands = isinstance(exponent, int) and (exponent < 0 or (below and exponent == 1))
        if not stands or not isinstance(bracket, Sum):
            continue
        inner = [factored(term) for term in bracket.terms]
        taken = _denominators(inner)
        if taken:
            result = value.copy() if result is value else result
            _clear(result, bracket, inner, taken)
    if result is not value:
        result.settle()
    return result


def _clear(value: Factored, bracket: Node, inner: list[Factored], taken: dict[Node, Exponent]) -> None:
    """Take the denominators out of one bracket of the product."""
    exponent = int(value.powers.pop(bracket))
    styles = {base: style for term in reversed(inner) for base, style in term.style.items()}
    size = 1 if any(term.decimal for term in inner) else lcm(*[term.coefficient.denominator for term in inner])
    terms = [without(term, taken) for term in inner]
    for term in terms:
        term.style = dict(styles)
        term.coefficient *= size
    for base, e in taken.items():
        value.add(base, e * exponent, styles.get(base, ""))
    value.coefficient *= Fraction(size) ** -exponent
    value.add(collect(tuple([write_factored(term) for term in terms])), exponent)
    value.done |= FRACTIONS


def _denominators(terms: Iterable[Factored]) -> dict[Node, Exponent]:
    """The bases below the bars of the terms, each with its least exponent; none for x^(a - 1), which is no fraction."""
    found: dict[Node, Exponent] = {}
    for term in terms:
        towers = towers_of(term.powers)
        for base, exponent in term.powers.items():
            if exponent < 0 and base not in towers and not is_symbolic(base):
                found[base] = min(found.get(base, exponent), exponent)
    return found


def cancel_brackets(value: Factored) -> Factored:
    """The product with a bracket above cancelled against one below with the same terms, or their opposites."""
    below = [b for b, e in value.powers.items() if isinstance(b, Sum) and isinstance(e, int) and e < 0]
    if not below:
        return value
    result = value
    for bracket in [b for b, e in value.powers.items() if isinstance(b, Sum) and e == 1]:
        for other in below:
            found = _alike(bracket, other) if other in result.powers else None
            if found is not None:
                result = result.copy()
                del result.powers[bracket]
                result = result.times(found)
                result.add(other, 1)
                result.settle()
                result.done |= CANCEL
                break
    return result


def _alike(bracket: Node, other: Node) -> Factored | None:
    """What the bracket is of the other one: 1, -1, or the factor that its terms have in common."""
    if not isinstance(bracket, Sum) or not isinstance(other, Sum) or len(bracket.terms) != len(other.terms):
        return None
    wanted = frozenset(other.terms)
    if frozenset(bracket.terms) == wanted:
        return Factored()
    if frozenset([_opposite(term) for term in bracket.terms]) == wanted:
        result = Factored()
        result.coefficient = -result.coefficient
        return result
    terms = [factored(term) for term in bracket.terms]
    shared = shared_powers(terms)
    if not shared:
        return None
    rest = frozenset([write_factored(without(term, shared)) for term in terms])
    return Factored(powers=dict(shared), done=COMMON_FACTOR) if rest == wanted else None


def _opposite(term: Node) -> Node:
    return term.operand if isinstance(term, Negative) else Negative(term)
