"""Gathering the terms that a product or quotient rule leaves: like terms, common factors, short brackets opened.

x²·e^x gives 2x·e^x + x²·e^x, which a teacher leaves as x(x + 2)e^x; sin(x)·x stays a sum, since nothing is gained.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from gradekit.calculus.clearing import cleared
from gradekit.calculus.expanding import (
    add_like,
    content_of,
    expand,
    flattened,
    has_brackets,
    has_products,
    is_short,
    opened,
    products,
    pythagoras,
    says_less,
    written,
)
from gradekit.calculus.factored import Exponent, Factored, factored, is_exponential
from gradekit.calculus.sharing import (
    Shared,
    is_tower_of_one_letter,
    released,
    shared_powers,
    towers_of,
    without,
    worth_taking_out,
)
from gradekit.calculus.simplifying import COLLECT, COMMON_FACTOR, FRACTIONS, MULTIPLY_OUT, SQUARES
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import ZERO, Node, Sum, Symbol


def gather(terms: list[Factored], below: Collection[Node] = (), half_way: bool = False) -> Factored:
    """The sum as one product: common factor times a bracket, where that helps, else the sum as a bracket.

    `below`: bases under the fraction bar; what they share with every term is always taken out, to cancel.
    `half_way`: what is taken out of the sum is, and what is left is not worked out, for a line between.
    """
    _share_styles(terms)
    parts = opened(terms)
    _share_styles(parts)
    done = 0
    for term in terms:
        done |= term.done
    kept = add_like(parts)
    done |= _collected(parts, kept)
    plan = _planned(kept, below)
    if half_way:
        return _half_way([term for term in terms if term.coefficient], plan.taken, below)
    result = _rejoined(plan, below, kept)
    result.done |= done
    return result


def _share_styles(terms: list[Factored]) -> None:
    """A root that is written as one in some term is written so in all of them."""
    styles: dict[Node, str] = {}
    for term in terms:
        for base, style in term.style.items():
            styles.setdefault(base, style)
    for term in terms:
        term.style = dict(styles)


def _half_way(terms: list[Factored], planned: Shared, below: Collection[Node]) -> Factored:
    """What is to be taken out of the terms taken out; brackets stay as they are, and like terms are not added."""
    if len(terms) < 2:
        return terms[0] if terms else Factored(Fraction(0))
    taken: Shared = {}
    for base, exponent in planned.items():
        least = exponent if exponent < 0 else min([exponent, *[term.powers.get(base, 0) for term in terms]])
        if least:
            taken[base] = least
    cofactors = [without(term, taken) for term in terms]
    content = Fraction(1)
    if taken and not any(term.decimal for term in cofactors):
        content = content_of(cofactors)
    elif below and not any(term.decimal for term in cofactors):
        content = Fraction(1, content_of(cofactors).denominator)
    done = _marks(taken, content)
    for term in cofactors:
        term.coefficient /= content
        done |= term.done
    result = Factored(content, powers=dict(taken), style=dict(terms[0].style), done=done)
    result.multiply(Sum(tuple([write_factored(term) for term in cofactors])))
    result.settle()
    return result


def _collected(before: list[Factored], after: list[Factored]) -> int:
    """COLLECT where adding like terms left fewer of them."""
    return COLLECT if len(after) < sum(bool(t.coefficient) for t in before) else 0


@dataclass(slots=True)
class _Plan:
    """What is taken out of a sum, the terms left in the bracket, and the marks of what was done to them."""

    taken: Shared
    terms: list[Factored]
    done: int = 0


def _planned(terms: list[Factored], below: Collection[Node]) -> _Plan:
    """What a teacher would do with a sum of unlike terms."""
    if len(terms) < 2:
        return _Plan({}, terms)
    if any(is_tower_of_one_letter(base) for term in terms for base in term.powers):
        flat = flattened(terms)
        if flat is not terms:
            return replace(_planned(flat, below), done=MULTIPLY_OUT | COLLECT)
    if below:
        terms = [cleared(released(term, below), inside=True) for term in terms]
    shared = shared_powers(terms)
    if shared or has_brackets(terms):
        cofactors = [without(term, shared) for term in terms]
        expanded = expand(cofactors)
        if expanded is not None and is_short(expanded):
            if says_less(cofactors, expanded):
                return _Plan(shared, cofactors)
            more = shared_powers(expanded) if shared and len(expanded) > 1 else {}
            return _with_more(_Plan(shared, expanded, _expansion(cofactors, expanded)), more)
        squares = pythagoras(expanded) if expanded is not None else None
        if squares is not None and expanded is not None:
            return _Plan(shared, squares, _expansion(cofactors, expanded) | SQUARES)
        if expanded is not None and len(expanded) < 3 and any(isinstance(base, Sum) for base in shared):
            return _Plan(shared, expanded, _expansion(cofactors, expanded))
    squares = pythagoras(terms)
    if squares is not None:
        return _Plan({}, squares, SQUARES)
    taken = worth_taking_out(shared, terms, below)
    cofactors = [without(term, taken) for term in terms] if taken else terms
    expanded = expand(cofactors) if has_brackets(cofactors) else None
    if expanded is not None and written(expanded) < written(cofactors) and len(expanded) < products(cofactors):
        more = {b: e for b, e in shared_powers(expanded).items() if is_exponential(b)} if len(expanded) > 1 else {}
        return _with_more(_Plan(taken, expanded, _expansion(cofactors, expanded)), more)
    return _Plan(taken, cofactors)


def _with_more(plan: _Plan, more: Shared) -> _Plan:
    """The plan with what the terms share only now that brackets are multiplied out: x³(25x − 7x³) is x⁴(25 − 7x²)."""
    if not more:
        return plan
    taken = {base: plan.taken.get(base, 0) + more.get(base, 0) for base in plan.taken | more}
    return _Plan({b: e for b, e in taken.items() if e}, [without(t, more) for t in plan.terms], plan.done)


def _expansion(before: list[Factored], after: list[Factored]) -> int:
    """What was done to multiply brackets out: the terms that lost one, and whether terms were collected after."""
    done = MULTIPLY_OUT if has_brackets(before) and (len(after) < 2 or has_products(before)) else 0
    return done | (COLLECT if len(after) < products(before) else 0)


def _rejoined(plan: _Plan, below: Collection[Node], source: list[Factored]) -> Factored:
    """The product of what is taken out and the bracket, with the number that the terms have in common in front."""
    shared, terms = plan.taken, plan.terms
    result = Factored(powers=dict(shared), done=plan.done | _marks(shared, Fraction(1)))
    for term in source:
        for base, style in term.style.items():
            result.style.setdefault(base, style)
    for term in terms:
        term.style = result.style | term.style
    if len(terms) < 2:
        return result.times(terms[0]) if terms else Factored(Fraction(0))
    if is_short(terms) and all(len(t.powers) < 2 for t in terms):
        terms = in_falling_powers(terms)
    elif shared or below:
        terms = minus_last(terms)
    content = Fraction(1) if any(t.decimal for t in terms) else content_of(terms)
    if content.denominator != 1 and not shared and not below and not is_short(terms):
        content = Fraction(1)
    if all(t.coefficient < 0 for t in terms) or (
        terms[0].coefficient < 0 and (content != 1 or result.powers) and sum(t.coefficient < 0 for t in terms) > 1
    ):
        content = -content
    for term in terms:
        term.coefficient /= content
    result.done |= _marks({}, content)
    bracket = collect(tuple([write_factored(t) for t in terms]))
    result.coefficient = content
    result.multiply(_same_bracket(bracket, below))
    result.settle()
    return result


def _marks(taken: Shared, content: Fraction) -> int:
    """COMMON_FACTOR and FRACTIONS, where a factor and a denominator are among what was taken out of a sum."""
    towers = towers_of(taken)
    factor = abs(content.numerator) != 1 or any(e > 0 or base in towers for base, e in taken.items())
    fraction = content.denominator != 1 or any(e < 0 and base not in towers for base, e in taken.items())
    return factor * COMMON_FACTOR | fraction * FRACTIONS


def in_falling_powers(terms: list[Factored]) -> list[Factored]:
    """Highest degree first; but two terms with a minus sign in front are turned round: 1 − 2x, not −2x + 1."""
    return minus_last(sorted(terms, key=_degree, reverse=True))


def minus_last(terms: list[Factored]) -> list[Factored]:
    """Two terms with a minus sign in front turned round."""
    turned = len(terms) == 2 and terms[0].coefficient < 0 < terms[1].coefficient
    return terms[::-1] if turned else terms


def _degree(term: Factored) -> Exponent:
    return next((e for b, e in term.powers.items() if isinstance(b, Symbol)), 0)


def _same_bracket(bracket: Node, below: Collection[Node]) -> Node:
    """The bracket written as one under the fraction bar with the same terms is, so that the two cancel."""
    if isinstance(bracket, Sum):
        own = frozenset(bracket.terms)
        for base in below:
            if isinstance(base, Sum) and len(base.terms) == len(own) and frozenset(base.terms) == own:
                return base
    return bracket


def shorter_polynomial(tree: Node) -> Node | None:
    """A sum with powers of brackets multiplied out, where that leaves no more terms: 3(x + 2)² − 3x² is 12x + 12."""
    if not isinstance(tree, Sum):
        return None
    terms = [factored(term) for term in tree.terms]
    if not has_brackets(terms):
        return None
    expanded = expand(terms)
    if expanded is None or len(expanded) > len(terms) or not is_short(expanded):
        return None
    return collect(tuple([write_factored(term) for term in in_falling_powers(expanded)]))


def plain_sum(terms: list[Factored]) -> Node:
    """The sum term by term, like terms added; a polynomial falls in powers if a bracket was opened."""
    parts = opened(terms)
    kept = add_like(parts)
    if not kept:
        return ZERO
    if len(parts) > len(terms) and is_short(kept) and all(len(t.powers) < 2 for t in kept):
        kept = in_falling_powers(kept)
    return collect(tuple([write_factored(t) for t in kept]))
