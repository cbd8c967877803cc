"""Sums as a teacher writes them: flat, like terms together at the place of the first, no `+ -3`, no zeros."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from gradekit.expression.tidy_product import Rest, Term, take_apart
from gradekit.expression.tree import ZERO, Negative, Node, Number, Product, Quotient, Sum

_Rough: TypeAlias = tuple[frozenset[Node], frozenset[Node]]


def collect(terms: tuple[Node, ...]) -> Node:
    """The sum of tidy terms: nested sums opened, terms with the same factors added up, zeros dropped, order kept."""
    for _ in range(100):
        flat = _flatten(terms)
        if len(flat) < 2:
            return _sum(flat)
        collected = _add_like_terms(flat)
        if len(collected) < 2 or not any(isinstance(t, Sum) for t in collected):
            return _sum(collected)
        terms = tuple(collected)
    return Sum(terms)


def _sum(terms: list[Node]) -> Node:
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _flatten(terms: tuple[Node, ...]) -> list[Node]:
    flat: list[Node] = []
    for term in terms:
        if isinstance(term, Sum):
            flat.extend(term.terms)
        elif not (isinstance(term, Number) and term.value == 0):
            flat.append(term)
    return flat


def _add_like_terms(terms: list[Node]) -> list[Node]:
    if not _might_be_alike(terms):
        return terms
    groups: dict[Rest, Term] = {}
    order: list[Term] = []
    for node in terms:
        term = take_apart(node)
        rest = term.rest()
        known = None if term.hopeless() else groups.get(rest)
        if known is None:
            groups[rest] = term
            order.append(term)
        else:
            known.coefficient += term.coefficient
            known.decimal = known.decimal or term.decimal
            if not any(rest):
                _move_last(order, known)
    return [term.tree() for term in order if term.coefficient != 0 or term.hopeless()]


def _move_last(order: list[Term], constant: Term) -> None:
    """Put the constant where its last part stood (`2 + x + 3` is x + 5), unless a minus sign would then come first."""
    rest = [term for term in order if term is not constant]
    if rest and rest[0].coefficient > 0:
        order[:] = [*rest, constant]


def _might_be_alike(terms: list[Node]) -> bool:
    """False where no two terms can be alike and none is zero, found out without taking them apart."""
    seen: set[Node | _Rough] = set()
    for term in terms:
        core: Node | _Rough = term.operand if isinstance(term, Negative) else term
        if isinstance(core, (Product, Quotient)):
            core = _without_number(core)
        elif isinstance(core, Number):
            core = _CONSTANT
        if core in seen:
            return True
        seen.add(core)
    return False


_CONSTANT: Node = Number(Fraction(1))


def _without_number(node: Product | Quotient) -> Node | _Rough:
    """What like terms have in common, seen roughly: the factors above and below in no order, without the number."""
    if isinstance(node, Quotient):
        above, below = _factors(node.numerator), _factors(node.denominator)
    else:
        above, below = _factors(node), ()
    if below:
        return frozenset(above), frozenset(below)
    return _CONSTANT if not above else above[0] if len(above) == 1 else (frozenset(above), frozenset())


def _factors(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Number):
        return ()
    if isinstance(node, Product):
        return node.factors[1:] if isinstance(node.factors[0], Number) else node.factors
    return (node,)
