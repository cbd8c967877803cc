"""The form of an expression as an exact rational function over kernels: what the prover compares.

Every rewriting here is an identity of real functions at every point where the expression is defined; where it needs a
sign, the sign is certain or is carried along (`factors.py`, `signs.py`).  Two expressions whose forms have difference
zero are therefore equal wherever both are defined.  Nothing is claimed when the forms differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm
from typing import Any, TypeAlias

from flint import fmpq

from gradekit.equivalence.angles import rebuild, register, vector
from gradekit.equivalence.factors import Refine, absolute_power, factor_power, pieces, sign_polynomial
from gradekit.equivalence.forming import FORM
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.isolation import isolated
from gradekit.equivalence.ratio import MOST_WORK, Polynomial, Ratio, Ring, TooLarge
from gradekit.equivalence.signs import Signs

Direction: TypeAlias = tuple[tuple[int, ...], str]
"""A monomial over a denominator: what stands beside a rational coefficient in a sum."""

PLAIN = frozenset(("q", "v", "pi", "+", "*"))
WAVES = frozenset(("sin", "cos", "sin_pi", "cos_pi"))
GROWTH = frozenset(("exp", "sinh", "cosh"))


class Field:
    """The forms of the nodes of one graph, and the generators in use.

    `used`: names of the identities that took part.  `unsettled`: a sign stands alone, so zeros of its argument are not
    covered by the form.  `looked_at`: the field began with the reference's form, so with its angles and units too.
    """

    __slots__ = (
        "bases", "chebyshev", "directions", "factored", "forms", "given", "graph", "integers", "kinds", "looked_at",
        "named", "opaque_bases", "orders", "partner", "ring", "signs", "units", "unsettled", "used", "vectors",
    )  # fmt: skip

    def __init__(self, graph: Graph, total: int) -> None:
        self.graph = graph
        self.ring = Ring(total)
        self.integers = graph.integers
        self.forms: dict[int, Ratio] = {}
        self.named: dict[Any, int] = {}
        self.kinds: dict[int, Any] = {}
        self.partner: dict[int, int] = {}
        self.factored: dict[str, Any] = {}
        self.directions: dict[Direction, Ratio] = {}
        self.units: dict[Direction, Any] = {}
        self.orders: dict[str, int] = {}
        self.vectors: list[Any] = []
        self.bases: list[tuple[Any, str]] = []
        self.chebyshev: dict[str, list[tuple[Polynomial, Polynomial]]] = {}
        self.used: set[str] = set()
        self.given: frozenset[str] = frozenset()
        self.looked_at = False
        self.opaque_bases = False
        self.unsettled: list[Ratio] = []
        self.signs = Signs(self)

    def fork(self, graph: Graph) -> Field:
        """A copy for a graph that continues this one's."""
        copy = object.__new__(Field)
        copy.graph, copy.ring, copy.integers = graph, self.ring.fork(), self.integers
        copy.forms, copy.named, copy.kinds = self.forms.copy(), self.named.copy(), self.kinds.copy()
        copy.partner, copy.factored, copy.directions = self.partner.copy(), self.factored.copy(), self.directions.copy()
        copy.units, copy.orders = self.units.copy(), self.orders.copy()
        copy.vectors, copy.bases = self.vectors.copy(), self.bases.copy()
        copy.chebyshev = {key: table.copy() for key, table in self.chebyshev.items()} if self.chebyshev else {}
        copy.used, copy.unsettled = self.used.copy(), self.unsettled.copy()
        copy.given, copy.looked_at, copy.opaque_bases = self.given, self.looked_at, self.opaque_bases
        copy.signs = self.signs.fork(copy)
        return copy

    def generator(self, name: tuple[Any, ...], kind: tuple[Any, ...]) -> tuple[int, bool]:
        """The generator of that name, made with that kind if there is none yet; and whether it is new.

        `name`: what tells generators apart.  `kind`: `v`, `pi`, `exp`, `ln`, `root`, … and what it is made of.
        """
        index = self.named.get(name)
        if index is not None:
            return index, False
        index = self.named[name] = self.ring.new()
        self.kinds[index] = kind
        return index, True

    def variable(self, name: str) -> int:
        """The generator of a variable."""
        return self.generator(("v", name), ("v", name))[0]

    def pi(self) -> int:
        """The generator of π."""
        index, new = self.generator(("pi",), ("pi",))
        if new:
            self.signs.positive.add(index)
            self.signs.bounded[index] = (fmpq(333, 106), fmpq(355, 113))
        return index

    def parity(self, direction: Direction) -> Ratio:
        """(−1)^m for a monomial m in whole-number variables, given with its factor π."""
        index, new = self.generator(("parity", direction), ("parity",))
        if new:
            self.ring.relate(index, 2, self.ring.one)
            self.signs.bounded[index] = (fmpq(-1), fmpq(1))
        return self.ring.generator(index)

    def opaque(self, name: tuple[Any, ...], kind: tuple[Any, ...]) -> Ratio:
        """A generator about which nothing is known but its name."""
        return self.ring.generator(self.generator(name, kind)[0])

    def terms(self, a: Ratio) -> Iterator[tuple[Direction, Any]]:
        """The terms of a sum: direction and rational coefficient."""
        if not a.below:
            for exponents, coefficient in a.above.terms():
                yield (tuple(map(int, exponents)), ""), coefficient
            return
        found: dict[Direction, Any] = {}
        for exponents, coefficient in a.above.terms():
            monomial = self.ring.context.from_dict({tuple(map(int, exponents)): 1})
            top, rest = self.ring.cancel(monomial, a.below)
            key = self.ring.key(Ratio(self.ring.one, rest)) if rest else ""
            direction = (tuple(map(int, top.monoms()[0])), key)
            self.directions.setdefault(direction, Ratio(top, rest))
            found[direction] = found.get(direction, 0) + fmpq(coefficient)
        yield from ((direction, coefficient) for direction, coefficient in found.items() if coefficient)

    def along(self, direction: Direction) -> Ratio:
        """What a direction stands for."""
        exponents, below = direction
        return self.directions[direction] if below else Ratio(self.ring.context.from_dict({exponents: 1}), {})

    def form(self, number: int) -> Ratio:
        """The form of a node.  Raises NoForm, TooLarge, Refine."""
        found = self.forms.get(number)
        if found is None:
            operation = self.graph.operations[number]
            found = self.forms[number] = FORM[operation[0]](self, operation, number)
        return found

    def prepare(self, steps: list[int]) -> None:
        """Look at all angles and exponents first, so that bases and units fit them from the start."""
        operations = self.graph.operations
        before = len(self.vectors)
        refined = False
        for number in steps:
            kind = operations[number][0]
            if kind in WAVES and self._is_plain(operations[number][1]):
                register(self, vector(self, self.angle(operations[number]))[0])
            elif kind in GROWTH and self._is_plain(operations[number][1]):
                for direction, coefficient in self.terms(self.form(operations[number][1])):
                    refined |= self._note_unit(direction, coefficient)
        if len(self.vectors) > before:
            bases = self.bases
            rebuild(self)
            refined |= bool(bases) and [name for _, name in self.bases][: len(bases)] != [name for _, name in bases]
        if refined:
            self.restart()

    def restart(self) -> None:
        """Forget the forms, keep what was learnt about units, orders and bases."""
        self.forms.clear()
        self.unsettled.clear()

    def _is_plain(self, number: int) -> bool:
        operation = self.graph.operations[number]
        if operation[0] == "^":
            return bool(operation[2].q == 1) and self._is_plain(operation[1])
        if operation[0] in ("q", "v", "pi"):
            return True
        return operation[0] in PLAIN and all(self._is_plain(part) for part in operation[1:])

    def angle(self, operation: Any) -> Ratio:
        """The argument of a sine or cosine, with the π of `sin_pi` and `cos_pi` multiplied in."""
        angle = self.form(operation[1])
        if operation[0].endswith("_pi"):
            angle = self.ring.product(angle, self.ring.generator(self.pi()))
        return angle

    def _note_unit(self, direction: Direction, coefficient: Any) -> bool:
        """Make the unit of a direction fit a coefficient; True if a unit in use had to change."""
        known = self.units.get(direction)
        if known is None:
            self.units[direction] = abs(coefficient)
            return False
        ratio = coefficient / known
        if ratio.q == 1:
            return False
        bottom = lcm(int(known.q), int(coefficient.q))
        self.units[direction] = fmpq(gcd(int((known * bottom).p), int((coefficient * bottom).p)), bottom)
        return ("exp", direction, str(known)) in self.named

    def need_unit(self, direction: Direction, coefficient: Any) -> None:
        """Raise Refine if the unit of this direction does not fit."""
        if self._note_unit(direction, coefficient):
            raise Refine

    def exponential_power(self, direction: Direction, coefficient: Any) -> Ratio:
        """exp(coefficient·direction)."""
        self.need_unit(direction, coefficient)
        unit = self.units[direction]
        index, new = self.generator(("exp", direction, str(unit)), ("exp", direction, unit))
        if new:
            self.signs.positive.add(index)
            self.used.add("exponential-of-sum")
        count = int((coefficient / unit).p)
        if abs(count) > 20_000:
            raise TooLarge
        return self.ring.raised(self.ring.generator(index), count)

    def exponential(self, a: Ratio) -> Ratio:
        """Exp a, as a product over the terms of a; exp(k ln|p|) = |p|^k."""
        result = self.ring.number(1)
        for direction, coefficient in self.terms(a):
            exponents, below = direction
            used = [i for i, e in enumerate(exponents) if e]
            kind = self.kinds.get(used[0]) if len(used) == 1 and exponents[used[0]] == 1 and not below else None
            if kind and kind[0] == "ln":
                self.used.add("exponential-of-logarithm")
                part = self._power_of_named(kind, coefficient)
            else:
                part = self.exponential_power(direction, coefficient)
            result = self.ring.product(result, part)
        return result

    def _power_of_named(self, kind: Any, k: Any) -> Ratio:
        if kind[1].is_constant():
            return absolute_power(self, Ratio(kind[1], {}), k)
        return factor_power(self, kind[1], kind[2], k)

    def raise_to(self, a: Ratio, n: int) -> Ratio:
        """a^n; a power too large to expand is taken of opaque irreducible factors."""
        ring = self.ring
        if n < 0:
            a, n = ring.inverse(a), -n
        if n == 1:
            return a
        if n <= 6 and len(a.above) <= 6 and not a.below:
            return ring.raised(a, n)
        size = max([ring.power_terms(p, n) for p in (a.above, *(f for f, _ in a.below.values()))])
        if size <= 1_500 and size * n <= MOST_WORK // 4 and n <= 4_000:
            return ring.raised(a, n)
        constant, found = pieces(self, a)
        if not constant:
            return ring.number(0)
        result = self._constant_to(constant, n)
        for p, e, key in found:
            if len(p) == 1:
                base = Ratio(p, {})
            else:
                base = self.opaque(("base", key), ("base", p))
                self.opaque_bases = True
            result = ring.product(result, ring.raised(base, e * n))
        return result

    def _constant_to(self, constant: Any, n: int) -> Ratio:
        if max(constant.p.bit_length(), constant.q.bit_length()) * n > 200_000 and constant not in (1, -1):
            raise TooLarge
        return self.ring.number(constant**n)

    def settled(self, p: Polynomial) -> Polynomial:
        """The polynomial with opaque bases put back, after their common power is taken out."""
        if not self.opaque_bases:
            return p
        for index, kind in list(self.kinds.items()):
            if kind[0] == "base" and len(p) and p.degrees()[index]:
                exponents = p.term_content().monoms()[0]
                if exponents[index]:
                    p = divmod(p, self.ring.generators[index] ** int(exponents[index]))[0]
                left = int(p.degrees()[index])
                if left:
                    if left > 40 or self.ring.power_terms(kind[1], left) * len(p) > MOST_WORK:
                        raise TooLarge
                    images = list(self.ring.generators)
                    images[index] = kind[1]
                    p = self.ring.reduce(p.compose(*images, ctx=self.ring.context))
        return p

    def learn(self, number: int, sign: int = 1) -> bool:
        """Take in that a node is ≥ 0 (or ≤ 0) on the domain; True if that tells something new.

        x·u ≥ 0 with u ≥ 0 says nothing of x where u is 0: so it tells something only where zeros are isolated.
        """
        constant, found = pieces(self, self.form(number))
        if not constant or (len(found) > 1 and not all(isolated(self, p) for p, _, _ in found)):
            return False
        return self.signs.learn(found, sign if constant > 0 else -sign)

    def certain_sign(self, number: int) -> int:
        """1 or -1 where the node has that sign (or is 0) on the whole domain, for certain; else 0."""
        result = sign_polynomial(self, self.form(number))
        if not result.is_constant() or len(result) == 0:
            return 0
        return 1 if result.leading_coefficient() > 0 else -1
