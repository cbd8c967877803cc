"""Slips that make a function another one, mostly: sign, ±1, a dropped term, a swapped function, a lost bracket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from random import Random  # noqa: TID251 - any stream will do for a test

from gradekit.expression.tree import E_CONSTANT, ONE, Function, Negative, Node, Number, Power, Product, Quotient, Sum
from gradekit.expression.tree import number as as_tree
from tests.equivalence.random_functions import X, at, places

Slip = Callable[[Node, Random], Node | None]

SWAPS = {
    "sin": ("cos", "tan", "sinh"), "cos": ("sin", "cosh"), "tan": ("sin", "cot", "tanh"), "ln": ("sqrt", "exp"),
    "sqrt": ("ln", "cbrt"), "sinh": ("cosh", "sin"), "cosh": ("sinh",), "atan": ("tan", "asin"),
    "asin": ("atan", "sin"), "abs": ("sin", "relu"), "tanh": ("tan", "sinh"), "cbrt": ("sqrt",), "sec": ("cos", "csc"),
    "asinh": ("sinh",),
}  # fmt: skip


def sign(node: Node, random: Random) -> Node | None:
    """A sign: u for −u; a − b for a + b."""
    if isinstance(node, Negative):
        return node.operand
    if isinstance(node, Sum):
        place = random.randrange(len(node.terms))
        term = node.terms[place]
        other = term.operand if isinstance(term, Negative) else Negative(term)
        return Sum((*node.terms[:place], other, *node.terms[place + 1 :]))
    return Negative(node)


def one_more(node: Node, random: Random) -> Node | None:
    """±1: a number one larger or smaller, a half more, ten times; u + 1 for u; one power more or less."""
    if isinstance(node, Number):
        return as_tree(node.value + random.choice((1, -1, Fraction(1, 2), 10)))
    if isinstance(node, Power) and isinstance(node.exponent, Number) and random.random() < 0.5:
        return Power(node.base, as_tree(node.exponent.value + random.choice((1, -1))))
    return Sum((node, random.choice((ONE, Negative(ONE)))))


def dropped(node: Node, random: Random) -> Node | None:
    """A term, a factor, a denominator or an exponent left out."""
    if isinstance(node, Sum):
        kept = list(node.terms)
        kept.pop(random.randrange(len(kept)))
        return Sum(tuple(kept)) if len(kept) > 1 else kept[0]
    if isinstance(node, Product):
        parts = list(node.factors)
        parts.pop(random.randrange(len(parts)))
        return Product(tuple(parts)) if len(parts) > 1 else parts[0]
    if isinstance(node, Quotient):
        return node.numerator
    return node.base if isinstance(node, Power) and node.base != E_CONSTANT else None


def swapped(node: Node, random: Random) -> Node | None:
    """Another function; a fraction upside down; e^u for u^e."""
    if isinstance(node, Function) and node.name in SWAPS:
        return Function(random.choice(SWAPS[node.name]), node.arguments)
    return Quotient(node.denominator, node.numerator) if isinstance(node, Quotient) else None


def lost_bracket(node: Node, random: Random) -> Node | None:
    """A bracket left out: k(a + b) as ka + b, f(a + b) as f(a) + b, a/(bc) as a/b·c, (ab)² as ab², and more."""
    if isinstance(node, Product) and isinstance(node.factors[-1], Sum):
        first, *rest = node.factors[-1].terms
        return Sum((Product((*node.factors[:-1], first)), *rest))
    if isinstance(node, Function) and isinstance(node.arguments[0], Sum):
        first, *rest = node.arguments[0].terms
        return Sum((Function(node.name, (first,)), *rest))
    if isinstance(node, Negative) and isinstance(node.operand, Sum):
        first, *rest = node.operand.terms
        return Sum((Negative(first), *rest))
    if isinstance(node, Quotient):
        if isinstance(node.denominator, Sum):
            first, *rest = node.denominator.terms
            return Sum((Quotient(node.numerator, first), *rest))
        if isinstance(node.denominator, Product):
            first, *rest = node.denominator.factors
            return Product((Quotient(node.numerator, first), *rest))
        if isinstance(node.numerator, Sum):
            *first_terms, last = node.numerator.terms
            return Sum((*first_terms, Quotient(last, node.denominator)))
    if isinstance(node, Power):
        if isinstance(node.base, Sum):
            *first_terms, last = node.base.terms
            return Sum((*first_terms, Power(last, node.exponent)))
        if isinstance(node.base, Product):
            *first_factors, last = node.base.factors
            return Product((*first_factors, Power(last, node.exponent)))
        if isinstance(node.exponent, Sum):
            first, *rest = node.exponent.terms
            return Sum((Power(node.base, first), *rest))
    return None


SLIPS: tuple[Slip, ...] = (sign, one_more, dropped, swapped, lost_bracket)


def mutated(tree: Node, random: Random, used: Counter[str]) -> Node:
    """The tree with one slip in it; usually, not always, another function.  `used` counts the slips by name."""
    everywhere = list(range(places(tree)))
    random.shuffle(everywhere)
    for slip in random.sample(SLIPS, len(SLIPS)):
        trials = (at(tree, place, lambda node, s=slip: s(node, random)) for place in everywhere)  # type: ignore[misc]
        changed = next((trial for trial in trials if trial is not None and trial != tree), None)
        if changed is not None:
            used[slip.__name__] += 1
            return changed
    used["one_more"] += 1
    return Sum((tree, X, ONE))
