"""What the terms of a sum share: bases with their least exponents, exponentials that grow alike, denominators."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

from gradekit.calculus.factored import (
    Exponent,
    Factored,
    exponent_of,
    factored,
    is_exponential,
    is_natural,
    is_symbolic,
)
from gradekit.calculus.simplifying import COMMON_FACTOR
from gradekit.calculus.writing import coefficient_of, divide_terms, write_factored
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import Function, Node, Power, Sum, symbols

Shared: TypeAlias = dict[Node, Exponent]


def shared_powers(terms: list[Factored]) -> Shared:
    """Bases that stand in every term, each with its least exponent; with x^a, the least power of x beside it."""
    shared = dict(terms[0].powers)
    for term in terms[1:]:
        shared = {b: min(e, term.powers[b]) for b, e in shared.items() if b in term.powers}
    for base in list(shared):
        if isinstance(base, Power) and is_symbolic(base) and not is_tower_of_one_letter(base):
            beside = min([term.powers.get(base.base, 0) for term in terms])
            if beside:
                shared[base.base] = beside
    if not any(is_exponential(base) for base in shared):
        shared.update(_least_exponential(terms))
    return shared


def _least_exponential(terms: list[Factored]) -> Shared:
    """e^(2x) where every term has e^(2x) or e^(3x); nothing where one of them falls and another grows."""
    own = [[(b, e) for b, e in term.powers.items() if is_exponential(b) and is_symbolic(b)] for term in terms]
    if any(len(found) != 1 for found in own):
        return {}
    kinds = {found[0][0].base if isinstance(found[0][0], Power) else None for found in own}
    inner = [factored(exponent_of(found[0][0])) for found in own]
    sizes = [u.coefficient * found[0][1] for u, found in zip(inner, own, strict=True)]
    alike = len(kinds) == 1 and len({u.signature() for u in inner}) == 1
    if not alike or any(size * sizes[0] <= 0 for size in sizes):
        return {}
    least = min(sizes, key=abs)
    above = own[sizes.index(least)][0][1] > 0
    body = inner[0].copy()
    body.coefficient = least if above else -least
    exponent = write_factored(body)
    kind = kinds.pop()
    return {Function("exp", (exponent,)) if kind is None else Power(kind, exponent): 1 if above else -1}


def towers_of(bases: Iterable[Node]) -> frozenset[Node]:
    """The x of every x^a among the bases: x^a/x is written as x^(a - 1), so this x is no denominator."""
    return frozenset([base.base for base in bases if isinstance(base, Power) and is_symbolic(base)])


def is_tower_of_one_letter(base: Node) -> bool:
    """x^x and the like, where the letter stands in base and exponent."""
    return isinstance(base, Power) and not set(symbols(base.base)).isdisjoint(symbols(base.exponent))


def worth_taking_out(shared: Shared, terms: list[Factored], below: Collection[Node]) -> Shared:
    """What is taken out of a sum that stays one: exponentials and all beside them, a common denominator.

    Over a fraction bar everything is.  There, and beside a factor and a number's fraction, no fraction stays in the
    bracket: the denominators of single terms are taken out, too.
    """
    if below or any(is_exponential(base) or is_tower_of_one_letter(base) for base in shared):
        chosen = dict(shared)
    else:
        towers = towers_of(shared)
        chosen = {base: e for base, e in shared.items() if e < 0 and base not in towers}
    if below or (chosen and any(t.coefficient.denominator != 1 for t in terms)):
        for term in terms:
            towers = towers_of(term.powers)
            for base, exponent in term.powers.items():
                if exponent < 0 and base not in towers and not is_symbolic(base):
                    chosen[base] = min([t.powers.get(base, 0) for t in terms])
    return chosen


def without(term: Factored, shared: Shared) -> Factored:
    """The term with what is shared taken out."""
    result = term.copy()
    for base, exponent in shared.items():
        result.add(base, -exponent)
    result.done = term.done
    result.settle()
    return result


def released(term: Factored, below: Collection[Node]) -> Factored:
    """The term with what cancels against the denominator taken out of its brackets: x(x + 1) out of x²(x + 1) + x."""
    result = _aligned(term, below)
    for base, exponent in result.powers.items():
        if not isinstance(base, Sum) or exponent != 1 or base in below:
            continue
        inner = [_aligned(factored(t), below) for t in base.terms]
        shared = {b: e for b, e in shared_powers(inner).items() if b in below or is_natural(b)}
        if shared:
            result = result.copy()
            del result.powers[base]
            for shared_base, e in shared.items():
                result.add(shared_base, e)
            result.multiply(collect(tuple([write_factored(without(t, shared)) for t in inner])))
            result.settle()
            result.done |= COMMON_FACTOR
            return result
    return result


def _aligned(term: Factored, below: Collection[Node]) -> Factored:
    """The term with 6(x + 1) written as 2(3x + 3) where 3x + 3 stands under the bar."""
    result = term
    for base, exponent in term.powers.items():
        if not isinstance(base, Sum) or not isinstance(exponent, int) or base in below:
            continue
        for other in below:
            if not isinstance(other, Sum) or len(other.terms) != len(base.terms):
                continue
            first, second = coefficient_of(base.terms[0]), coefficient_of(other.terms[0])
            if first and second and tidy(divide_terms(base, first / second)) == other:
                result = result.copy()
                del result.powers[base]
                result.add(other, exponent)
                result.coefficient *= (first / second) ** exponent
                break
    return result
