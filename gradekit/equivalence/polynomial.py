"""Trees as polynomials and rational functions with exact coefficients (FLINT), and back.

Whatever is not built from numbers by + − · / and whole powers is a generator of its own: sin(x), e^x, √2, x^(1/3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import comb
from typing import Any, TypeAlias

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational, typed_as_decimal, write
from gradekit.expression.tree import (
    ONE,
    ZERO,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    number,
    symbols,
    walk,
)

Polynomial: TypeAlias = Any
"""A flint `fmpq_mpoly`."""

LARGEST_DEGREE = 200
MOST_TERMS = 4000


class TooLargeError(ValueError):
    """The polynomial would have more terms, or a higher degree, than the bound."""


def to_polynomial(tree: Node, variables: Sequence[str]) -> Polynomial | None:
    """The tree as a polynomial in exactly these variables, or None where it is none, or is over the bound."""
    ring = Ring([tree], first=variables)
    if any(not isinstance(g, Symbol) or g.name not in variables for g in ring.generators):
        return None
    try:
        above, below = ring.ratio(tree)
    except (TooLargeError, ZeroDivisionError):
        return None
    return above / below.leading_coefficient() if below.is_constant() else None


def write_terms(
    terms: Iterable[tuple[tuple[int, ...], fmpq]],
    generators: Sequence[Node],
    order: str = "falling",
    *,
    decimal: bool = False,
) -> Node:
    """The sum of coefficient · Π generator^exponent; constants and letters in front of functions."""
    places = sorted(range(len(generators)), key=lambda i: _rank(generators[i]))
    ranked = sorted(terms, key=lambda item: (sum(item[0]), item[0]), reverse=order == "falling")
    written = [
        tidy(_term([(generators[i], int(exponents[i])) for i in places], write(fraction(value), decimal)))
        for exponents, value in ranked
    ]
    if not written:
        return ZERO
    return written[0] if len(written) == 1 else Sum(tuple(written))


def _rank(generator: Node) -> tuple[int, str]:
    if isinstance(generator, Symbol):
        return 1, generator.name
    return (2 if symbols(generator) else 0), ""


def _term(powers: list[tuple[Node, int]], front: Node) -> Node:
    return Product((front, *[base if e == 1 else Power(base, number(e)) for base, e in powers if e], ONE))


def fraction(value: fmpq) -> Fraction:
    """The same number as a `Fraction`."""
    return Fraction(int(value.p), int(value.q))


class Ring:
    """A ring that holds the given trees, with their generators in order of appearance.

    `first`: variables that come first, whether they appear or not.  `decimal`: one of the trees holds a decimal
    fraction, so results are written with decimals where they end.
    """

    def __init__(self, trees: Iterable[Node], first: Sequence[str] = ()) -> None:
        found: dict[Node, None] = dict.fromkeys(Symbol(name) for name in first)
        self.decimal = False
        for tree in trees:
            _collect(tree, found)
            self.decimal = self.decimal or any(typed_as_decimal(n) for n in walk(tree))
        names = [g for g in found if isinstance(g, Symbol)]
        self.generators: tuple[Node, ...] = (*names, *(g for g in found if not isinstance(g, Symbol)))
        self.context = fmpq_mpoly_ctx.get([f"g{i}" for i in range(len(self.generators))] or ["g0"], Ordering.lex)
        gens = self.context.gens()
        self._of = dict(zip(self.generators, gens, strict=False))

    def constant(self, value: Fraction | int) -> Polynomial:
        """A number as a polynomial."""
        value = Fraction(value)
        return self.context.constant(fmpq(value.numerator, value.denominator))

    def ratio(self, tree: Node) -> tuple[Polynomial, Polynomial]:
        """Numerator and denominator of the tree, not reduced.

        Raises:
            TooLargeError: over the bounds of size.
            ZeroDivisionError: the denominator is 0.
        """
        one = self.constant(1)
        if tree in self._of:
            return self._of[tree], one
        match tree:
            case Number(value=value):
                return self.constant(value), one
            case Negative(operand=operand):
                above, below = self.ratio(operand)
                return -above, below
            case Sum(terms=terms):
                return self._sum(terms)
            case Product(factors=factors):
                above, below = one, one
                for factor in factors:
                    a, b = self.ratio(factor)
                    above, below = _product(above, a), _product(below, b)
                return above, below
            case Quotient(numerator=numerator, denominator=denominator):
                (a, b), (c, d) = self.ratio(numerator), self.ratio(denominator)
                if c.is_zero():
                    raise ZeroDivisionError("division by zero")
                return _product(a, d), _product(b, c)
            case Power(base=base, exponent=exponent):
                return self._power(base, int(rational(exponent) or 0))
            case _:
                raise ValueError("a generator is missing from the ring")

    def _sum(self, terms: tuple[Node, ...]) -> tuple[Polynomial, Polynomial]:
        above, below = self.constant(0), self.constant(1)
        for term in terms:
            a, b = self.ratio(term)
            if b == below:
                above = above + a
            else:
                above, below = _product(above, b) + _product(a, below), _product(below, b)
            _check(above)
        return above, below

    def _power(self, base: Node, exponent: int) -> tuple[Polynomial, Polynomial]:
        above, below = self.ratio(base)
        if exponent < 0:
            if above.is_zero():
                raise ZeroDivisionError("division by zero")
            above, below, exponent = below, above, -exponent
        for part in (above, below):
            if exponent > LARGEST_DEGREE or _most_terms(len(part), exponent) > MOST_TERMS:
                raise TooLargeError("the power has too many terms")
        return above**exponent, below**exponent

    def tree(self, polynomial: Polynomial, order: str = "falling") -> Node:
        """The polynomial written out."""
        return write_terms(polynomial.to_dict().items(), self.generators or (ONE,), order, decimal=self.decimal)


def _collect(tree: Node, found: dict[Node, None]) -> None:
    match tree:
        case Number():
            pass
        case Negative(operand=operand):
            _collect(operand, found)
        case Sum(terms=parts) | Product(factors=parts):
            for part in parts:
                _collect(part, found)
        case Quotient(numerator=above, denominator=below):
            _collect(above, found)
            _collect(below, found)
        case Power(base=base, exponent=exponent) if _is_whole(exponent):
            _collect(base, found)
        case _:
            found[tree] = None


def _is_whole(exponent: Node) -> bool:
    value = rational(exponent)
    return value is not None and value.denominator == 1


def _most_terms(terms: int, exponent: int) -> int:
    return comb(exponent + terms - 1, terms - 1) if terms > 1 else 1


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    if len(a) * len(b) > MOST_TERMS * 4:
        raise TooLargeError("the product has too many terms")
    return a * b


def _check(polynomial: Polynomial) -> None:
    if len(polynomial) > MOST_TERMS or (len(polynomial) and polynomial.total_degree() > LARGEST_DEGREE):
        raise TooLargeError("the polynomial has too many terms")
