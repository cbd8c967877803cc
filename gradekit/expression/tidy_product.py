"""Products and quotients as a teacher writes them: one number in front, one fraction bar, powers of a base together."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from gradekit.expression.tidy_number import rational, typed_as_decimal, write
from gradekit.expression.tidy_power import power
from gradekit.expression.tree import (
    INFINITY,
    ONE,
    ZERO,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    number,
)

_ONE = Fraction(1)

Rest: TypeAlias = tuple[frozenset[tuple[Node, int]], frozenset[tuple[Node, int]]]
"""Factors above and below the fraction bar, each with how often it stands there."""


@dataclass(slots=True)
class Term:
    """A product taken apart: `coefficient` · above / below, each factor in its first place.

    `decimal`: the coefficient was typed with a decimal mark, so it is written with one where that ends.
    """

    coefficient: Fraction = _ONE
    decimal: bool = False
    above: list[Node] = field(default_factory=list)
    below: list[Node] = field(default_factory=list)

    def multiply(self, node: Node, inverted: bool = False) -> None:
        """Take in one tidy factor, or its reciprocal."""
        match node:
            case Number(value=value):
                if inverted and not value:
                    self.below.append(node)
                    return
                if value != 1:
                    self.coefficient = self.coefficient / value if inverted else self.coefficient * value
                    self.decimal = self.decimal or typed_as_decimal(node)
            case Negative(operand=operand):
                self.coefficient = -self.coefficient
                self.multiply(operand, inverted)
            case Product(factors=factors):
                for factor in factors:
                    self.multiply(factor, inverted)
            case Quotient(numerator=numerator, denominator=denominator):
                if rational(denominator) == 0:
                    (self.below if inverted else self.above).append(node)
                    return
                self.multiply(numerator, inverted)
                self.multiply(denominator, not inverted)
            case _:
                (self.below if inverted else self.above).append(node)

    def settle(self) -> None:
        """Join integer powers of the same base; what becomes a number or a product on the way is taken apart again."""
        for _ in range(100):
            above, below = _join(self.above), _join(self.below)
            if above is None and below is None:
                return
            above, below = above or self.above, below or self.below
            self.above, self.below = [], []
            for factor in above:
                self.multiply(factor)
            for factor in below:
                self.multiply(factor, inverted=True)

    def rest(self) -> Rest:
        """Everything but the coefficient, in no order: what two like terms have in common."""
        return _counted(self.above), _counted(self.below)

    def tree(self) -> Node:
        """The product written out: sign, number, factors, over one fraction bar."""
        if self.coefficient is _ONE and not self.below:
            return product(self.above)
        if self.coefficient is _ONE and ZERO not in self.below:
            return Quotient(product(self.above), product(self.below))
        if self.coefficient == 0 and not self.hopeless():
            return ZERO
        size = abs(self.coefficient)
        above, below = list(self.above), list(self.below)
        if self.coefficient == 0 and not self.hopeless_above():
            above = []
        if size != 1:
            written = write(size, self.decimal)
            if isinstance(written, Quotient):
                if size.numerator != 1:
                    above.insert(0, Number(Fraction(size.numerator)))
                below.insert(0, written.denominator)
            else:
                above.insert(0, written)
        if ZERO in below:  # nothing has a value beside it; one zero says so, as it would when this is tidied again
            others = [factor for factor in below if not isinstance(factor, Number)]
            below = [ZERO, *others] if any(_by_zero(f) or f == INFINITY for f in others) else [ZERO]
        result = product(above)
        if below:
            result = Quotient(result, product(below))
        return Negative(result) if self.coefficient < 0 else result

    def hopeless(self) -> bool:
        """A division by zero or an infinity is among the factors, so 0 times it is not 0."""
        return self.hopeless_above() or any(_by_zero(f) or f in (ZERO, INFINITY) for f in self.below)

    def hopeless_above(self) -> bool:
        """Whether such a factor stands above the bar."""
        return any(_by_zero(f) or f == INFINITY for f in self.above)


def _counted(factors: list[Node]) -> frozenset[tuple[Node, int]]:
    """The factors as a bag: the same for two products that differ in the order of their factors."""
    counts: dict[Node, int] = {}
    for factor in factors:
        counts[factor] = counts.get(factor, 0) + 1
    return frozenset(counts.items())


def _by_zero(node: Node) -> bool:
    return isinstance(node, Quotient) and rational(node.denominator) == 0


def product(factors: list[Node]) -> Node:
    """The product of these factors as they are: 1 for none, the factor itself for one."""
    if not factors:
        return ONE
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def split_power(node: Node) -> tuple[Node, int | None]:
    """Base and integer exponent; anything else is its own base with exponent 1, and a power without one has None."""
    if isinstance(node, Power):
        exponent = rational(node.exponent)
        if exponent is not None and exponent.denominator == 1:
            return node.base, int(exponent)
        return node, None
    return node, 1


def _join(factors: list[Node]) -> list[Node] | None:
    """The factors with integer powers of the same base joined, or None when there is nothing to join."""
    if len(factors) < 2:
        return None
    places: dict[Node, int] = {}
    exponents: list[tuple[Node, int | None]] = []
    joined = False
    for factor in factors:
        base, exponent = split_power(factor)
        if exponent is not None and base != INFINITY and not _by_zero(base):
            place = places.setdefault(base, len(exponents))
            if place < len(exponents):
                exponents[place] = (base, (exponents[place][1] or 0) + exponent)
                joined = True
                continue
        exponents.append((base, exponent))
    if not joined:
        return None
    return [base if exponent is None else power(base, number(exponent)) for base, exponent in exponents]


def take_apart(node: Node) -> Term:
    """A tidy tree as a `Term`."""
    term = Term()
    term.multiply(node)
    term.settle()
    return term
