"""Rational functions over generators, exact: FLINT polynomials with rational coefficients over factored denominators.

A generator stands for a variable or for a kernel such as sin x.  A kernel may satisfy one relation, `generator^n =
polynomial in older generators` (sin² = 1 − cos²); numerators are kept reduced by these relations.  The leading
monomials of the relations are powers of different generators, so they form a Gröbner basis and reduction is canonical.

**Source** Cox, Little, O'Shea, *Ideals, Varieties, and Algorithms*, §2.9 prop. 4 (coprime leading monomials).
"""

from __future__ import annotations

from functools import cache
from math import comb
from typing import Any, TypeAlias

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from gradekit.equivalence.rationals import size

Polynomial: TypeAlias = Any
"""A flint `fmpq_mpoly`."""

SIZES = (8, 32)
"""How many generators a ring may have; the larger one is used only where the smaller does not do: few are faster."""
MOST_TERMS = 6_000
MOST_WORK = 120_000
"""Products of numbers of terms that one multiplication may cost."""
MOST_BITS = 100_000


class TooLarge(Exception):
    """A bound of counted work was reached."""


class NoForm(Exception):
    """The expression has no form in this ring, or none that is certain."""


class Ratio:
    """numerator / product of denominator factors.  `below`: text of a factor → (factor, exponent ≥ 1).  Never changed.

    A plain class: thirty are made for an answer, and they are never compared, hashed or shown.
    """

    __slots__ = ("above", "below")

    def __init__(self, above: Polynomial, below: dict[str, tuple[Polynomial, int]]) -> None:
        self.above = above
        self.below = below


@cache
def _context(total: int) -> tuple[Any, Any, Polynomial, Polynomial]:
    """The polynomials in so many generators: context, generators, 1 and 0."""
    context = fmpq_mpoly_ctx.get([f"g{i:02}" for i in range(total)], Ordering.lex)
    return context, context.gens(), context.constant(1), context.constant(0)


class Ring:
    """Polynomials in numbered generators, with relations.  Generators are taken from the last to the first, so that
    in lexicographic order a younger generator is larger than every older one.
    """

    __slots__ = ("context", "free", "generators", "least", "one", "relations", "total", "work", "zero")

    def __init__(self, total: int) -> None:
        self.total = self.free = total
        self.context, self.generators, self.one, self.zero = _context(total)
        self.relations: list[tuple[int, int, Polynomial]] = []
        self.least = 1_000_000
        self.work = 0

    def fork(self) -> Ring:
        """A copy that may go its own way."""
        copy = object.__new__(Ring)
        copy.total, copy.context, copy.generators = self.total, self.context, self.generators
        copy.free, copy.relations, copy.least = self.free, self.relations.copy(), self.least
        copy.one, copy.zero, copy.work = self.one, self.zero, 0
        return copy

    def new(self) -> int:
        """The index of a fresh generator.  Raises TooLarge."""
        if not self.free:
            raise TooLarge
        self.free -= 1
        return self.free

    def relate(self, index: int, degree: int, value: Polynomial) -> None:
        """Declare generator^degree = value, a polynomial in older generators."""
        self.least = min(self.least, degree)
        self.relations.append((index, degree, self.generators[index] ** degree - value))

    def number(self, value: Any) -> Ratio:
        """A constant."""
        return Ratio(self.context.constant(value), {})

    def generator(self, index: int) -> Ratio:
        """A generator by itself."""
        return Ratio(self.generators[index], {})

    def reduce(self, p: Polynomial) -> Polynomial:
        """The remainder by the relations, youngest first."""
        if not self.relations or p.total_degree() < self.least:
            return p
        degrees = p.degrees()
        for index, degree, relation in reversed(self.relations):
            if degrees[index] >= degree:
                self.spend(len(p) * (int(degrees[index]) + 1))
                p = divmod(p, relation)[1]
                degrees = p.degrees()
        return p

    def spend(self, work: int) -> None:
        """Count work.  Raises TooLarge when this comparison has used up its share."""
        self.work += work
        if self.work > 20 * MOST_WORK:
            raise TooLarge

    def times(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p·q, reduced.  Raises TooLarge."""
        work = len(p) * len(q)
        if work > MOST_WORK:
            raise TooLarge
        self.spend(work)
        result = p * q
        if len(result) > MOST_TERMS:
            raise TooLarge
        return self.reduce(result)

    def power_terms(self, p: Polynomial, n: int) -> int:
        """A bound for the number of terms of p^n."""
        terms = len(p)
        if terms <= 1:
            return 1
        bound = comb(n + terms - 1, terms - 1) if n + terms < 200 else MOST_WORK
        dense = 1
        for degree in p.degrees():
            dense *= int(degree) * n + 1
        return int(min(bound, dense))

    def to_power(self, p: Polynomial, n: int) -> Polynomial:
        """p^n for n ≥ 0, reduced.  Raises TooLarge."""
        if n == 0:
            return self.one
        if n == 1:
            return p
        bound = self.power_terms(p, n)
        if bound > MOST_TERMS // 3 or bound * n > MOST_WORK:
            raise TooLarge
        if n > 100_000 or (_height(p) * n > MOST_BITS and size_of(p) * n > MOST_BITS):
            raise TooLarge
        self.spend(bound * n)
        return self.reduce(p**n)

    def product(self, a: Ratio, b: Ratio) -> Ratio:
        """a·b, factors common to a numerator and a denominator cancelled."""
        if not a.below and not b.below:
            return Ratio(self.times(a.above, b.above), {})
        top_a, below_b = self.cancel(a.above, b.below)
        top_b, below_a = self.cancel(b.above, a.below)
        below = dict(below_a)
        for key, (factor, exponent) in below_b.items():
            below[key] = (factor, exponent + below[key][1]) if key in below else (factor, exponent)
        return Ratio(self.times(top_a, top_b), below)

    def cancel(self, top: Polynomial, below: dict[str, tuple[Polynomial, int]]) -> tuple[Polynomial, Any]:
        """The numerator and the denominator without the denominator factors that divide the numerator."""
        if not below or len(top) == 0:
            return top, {} if len(top) == 0 else below
        kept: dict[str, tuple[Polynomial, int]] = {}
        for key, (factor, exponent) in below.items():
            left = exponent
            while left and not top.is_constant():
                quotient, rest = divmod(top, factor)
                if len(rest):
                    break
                top, left = quotient, left - 1
            if left:
                kept[key] = (factor, left)
        return top, kept

    def inverse(self, a: Ratio) -> Ratio:
        """1/a.  Raises NoForm for zero."""
        top = a.above
        if len(top) == 0:
            raise NoForm
        if not a.below and top.is_constant():
            return Ratio(self.one / top.leading_coefficient(), {})
        below: dict[str, tuple[Polynomial, int]] = {}
        lead = top.leading_coefficient()
        content = top.term_content() if len(top) > 1 else top
        if content.is_constant():
            content = None
        if content is not None:
            for index, exponent in enumerate(content.monoms()[0]):
                if exponent:
                    below[f"g{index:02}"] = (self.generators[index], int(exponent))
            top = divmod(top, content)[0] if len(top) > 1 else self.one * lead
        if not top.is_constant():
            top = top / lead
            below[str(top)] = (top, 1)
        above = self.one / lead
        for factor, exponent in a.below.values():
            above = self.times(above, self.to_power(factor, exponent))
        return Ratio(above, below)

    def raised(self, a: Ratio, n: int) -> Ratio:
        """a^n for a whole n."""
        if n < 0:
            a, n = self.inverse(a), -n
        above = self.to_power(a.above, n)
        return Ratio(above, {key: (factor, exponent * n) for key, (factor, exponent) in a.below.items()})

    def total_of(self, parts: list[Ratio]) -> Ratio:
        """The sum, over the least common multiple of the denominators as factored."""
        below: dict[str, tuple[Polynomial, int]] = {}
        for part in parts:
            for key, (factor, exponent) in part.below.items():
                if key not in below or below[key][1] < exponent:
                    below[key] = (factor, exponent)
        above = self.zero
        if not below:
            for part in parts:
                above = above + part.above
            if len(above) > MOST_TERMS:
                raise TooLarge
            return Ratio(above, below)
        for part in parts:
            above = above + self.lifted(part, below)
        if len(above) > MOST_TERMS:
            raise TooLarge
        return Ratio(*self.cancel(above, below))

    def lifted(self, part: Ratio, below: dict[str, tuple[Polynomial, int]]) -> Polynomial:
        """The numerator of `part` over the larger denominator `below`."""
        top = part.above
        for key, (factor, exponent) in below.items():
            own = part.below.get(key)
            missing = exponent - (own[1] if own else 0)
            if missing:
                top = self.times(top, self.to_power(factor, missing))
        return top

    def difference(self, a: Ratio, b: Ratio) -> Polynomial:
        """The numerator of a − b."""
        if a.below.keys() == b.below.keys() and a.below == b.below:
            return a.above - b.above
        below = dict(a.below)
        for key, (factor, exponent) in b.below.items():
            if key not in below or below[key][1] < exponent:
                below[key] = (factor, exponent)
        return self.lifted(a, below) - self.lifted(b, below)

    def key(self, a: Ratio) -> str:
        """A text that is the same for the same ratio."""
        if not a.below:
            return str(a.above)
        return f"({a.above})/" + "*".join(f"({key})^{e}" for key, (_, e) in sorted(a.below.items()))

    def scaled(self, a: Ratio, factor: Any) -> Ratio:
        """factor·a."""
        return Ratio(a.above * factor, a.below) if factor else self.number(0)


def _height(p: Polynomial) -> int:
    """A quick bound, not below `size_of`."""
    return 2 * max([c.height_bits() for c in p.coeffs()], default=1) if len(p) < 200 else 64


def size_of(p: Polynomial) -> int:
    """A bound for the bits of a coefficient."""
    return max((size(fmpq(c)) for c in p.coeffs()), default=1) if len(p) < 200 else 64
