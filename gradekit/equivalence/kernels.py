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

from gradekit.equivalence.angles import cosine_and_sine, rebuild, register, vector
from gradekit.equivalence.factors import (
    Refine,
    absolute_power,
    factor_power,
    logarithm,
    pieces,
    sign_polynomial,
    split,
)
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.inverse import arc
from gradekit.equivalence.ratio import MOST_WORK, NoForm, Polynomial, Ratio, Ring, TooLarge
from gradekit.equivalence.signs import Signs

Direction: TypeAlias = tuple[tuple[int, ...], str]
"""A monomial over a denominator: what stands beside a rational coefficient in a sum."""

PLAIN = frozenset(("q", "v", "pi", "+", "*"))
WAVES = frozenset(("sin", "cos", "sin_pi", "cos_pi"))
GROWTH = frozenset(("exp", "sinh", "cosh"))
SIGNED = frozenset(("abs", "sign", "heaviside", "min", "max"))


class Field:
    """The forms of the nodes of one graph, and the generators in use.

    `used`: names of the identities that took part.  `unsettled`: a sign stands alone, so zeros of its argument are not
    covered by the form.  `looked_at`: the field began with the reference's form, so with its angles and units too.
    """

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
        self.unsettled: list[Ratio] = []
        self.signs = Signs(self)

    def fork(self, graph: Graph) -> Field:
        """A copy for a graph that continues this one's."""
        copy = object.__new__(Field)
        copy.graph, copy.ring, copy.integers = graph, self.ring.fork(), self.integers
        copy.forms, copy.named, copy.kinds = dict(self.forms), dict(self.named), dict(self.kinds)
        copy.partner, copy.factored, copy.directions = dict(self.partner), dict(self.factored), dict(self.directions)
        copy.units, copy.orders = dict(self.units), dict(self.orders)
        copy.vectors, copy.bases = list(self.vectors), list(self.bases)
        copy.chebyshev = {key: list(table) for key, table in self.chebyshev.items()}
        copy.used, copy.unsettled = set(self.used), list(self.unsettled)
        copy.given, copy.looked_at = self.given, self.looked_at
        copy.signs = self.signs.fork(copy)
        return copy

    def variable(self, name: str) -> int:
        """The generator of a variable."""
        index = self.named.get(("v", name))
        if index is None:
            index = self.ring.new()
            self.named["v", name] = index
            self.kinds[index] = ("v", name)
        return index

    def pi(self) -> int:
        """The generator of π."""
        index = self.named.get(("pi",))
        if index is None:
            index = self.ring.new()
            self.named[("pi",)] = index
            self.kinds[index] = ("pi",)
            self.signs.positive.add(index)
            self.signs.bounded[index] = (fmpq(333, 106), fmpq(355, 113))
        return index

    def parity(self, direction: Direction) -> Ratio:
        """(−1)^m for a monomial m in whole-number variables, given with its factor π."""
        name = ("parity", direction)
        index = self.named.get(name)
        if index is None:
            index = self.ring.new()
            self.named[name] = index
            self.kinds[index] = ("parity",)
            self.ring.relate(index, 2, self.ring.one)
            self.signs.bounded[index] = (fmpq(-1), fmpq(1))
        return self.ring.generator(index)

    def opaque(self, name: Any, kind: tuple[Any, ...]) -> Ratio:
        """A generator about which nothing is known but its name."""
        index = self.named.get(name)
        if index is None:
            index = self.ring.new()
            self.named[name] = index
            self.kinds[index] = kind
        return self.ring.generator(index)

    def terms(self, a: Ratio) -> Iterator[tuple[Direction, Any]]:
        """The terms of a sum: direction and rational coefficient."""
        if not a.below:
            for exponents, coefficient in a.above.terms():
                direction = (tuple(int(e) for e in exponents), "")
                if direction not in self.directions:
                    self.directions[direction] = Ratio(self.ring.context.from_dict({direction[0]: 1}), {})
                yield direction, fmpq(coefficient)
            return
        found: dict[Direction, Any] = {}
        for exponents, coefficient in a.above.terms():
            monomial = self.ring.context.from_dict({tuple(int(e) for e in exponents): 1})
            top, rest = self.ring.cancel(monomial, a.below)
            key = self.ring.key(Ratio(self.ring.one, rest)) if rest else ""
            direction = (tuple(int(e) for e in top.monoms()[0]), key)
            self.directions.setdefault(direction, Ratio(top, rest))
            found[direction] = found.get(direction, 0) + fmpq(coefficient)
        yield from ((direction, coefficient) for direction, coefficient in found.items() if coefficient)

    def form(self, number: int) -> Ratio:
        """The form of a node.  Raises NoForm, TooLarge, Refine."""
        found = self.forms.get(number)
        if found is None:
            found = _FORM[self.graph.operations[number][0]](self, self.graph.operations[number], number)
            self.forms[number] = found
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
        name = ("exp", direction, str(unit))
        index = self.named.get(name)
        if index is None:
            index = self.ring.new()
            self.named[name] = index
            self.kinds[index] = ("exp", direction, unit)
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
            result = ring.product(result, ring.raised(base, e * n))
        return result

    def _constant_to(self, constant: Any, n: int) -> Ratio:
        if max(constant.p.bit_length(), constant.q.bit_length()) * n > 200_000 and constant not in (1, -1):
            raise TooLarge
        return self.ring.number(constant**n)

    def settled(self, p: Polynomial) -> Polynomial:
        """The polynomial with opaque bases put back, after their common power is taken out."""
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
        """Take in that a node is ≥ 0 (or ≤ 0) on the domain; True if that tells something new."""
        constant, found = pieces(self, self.form(number))
        if not constant:
            return False
        return self.signs.learn(found, sign if constant > 0 else -sign)

    def certain_sign(self, number: int) -> int:
        """1 or -1 where the node has that sign (or is 0) on the whole domain, for certain; else 0."""
        result = sign_polynomial(self, self.form(number))
        if not result.is_constant() or len(result) == 0:
            return 0
        return 1 if result.leading_coefficient() > 0 else -1


def _rational(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.number(operation[1])


def _variable(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.generator(field.variable(operation[1]))


def _pi(field: Field, _: Any, __: int) -> Ratio:
    return field.ring.generator(field.pi())


def _sum(field: Field, operation: Any, _: int) -> Ratio:
    return field.ring.total_of([field.form(part) for part in operation[1:]])


def _product(field: Field, operation: Any, _: int) -> Ratio:
    result = field.form(operation[1])
    for part in operation[2:]:
        result = field.ring.product(result, field.form(part))
    return result


def _power(field: Field, operation: Any, _: int) -> Ratio:
    base, exponent = field.form(operation[1]), operation[2]
    if not exponent:
        return field.ring.number(1)
    if exponent.q == 1:
        return field.raise_to(base, int(exponent.p))
    result = absolute_power(field, base, exponent)
    if exponent.q % 2 and exponent.p % 2:
        sign = Ratio(sign_polynomial(field, base), {}) if len(base.above) else field.ring.number(0)
        result = field.ring.product(sign, result)
    return result


def _general_power(field: Field, operation: Any, _: int) -> Ratio:
    base, exponent = field.form(operation[1]), field.form(operation[2])
    if not len(base.above):
        raise NoForm
    field.used.add("general-power")
    size = field.exponential(field.ring.product(exponent, logarithm(field, base)))
    if field.graph.is_whole(operation[2]):
        sign = sign_polynomial(field, base)
        if not sign.is_constant():
            raise NoForm
        if sign.leading_coefficient() < 0:
            size = field.ring.product(size, _whole_parity(field, exponent))
    return size


def _whole_parity(field: Field, exponent: Ratio) -> Ratio:
    """(−1)^exponent for a whole-number polynomial."""
    turned = field.ring.product(exponent, field.ring.generator(field.pi()))
    cosine, sine = cosine_and_sine(field, turned)
    if len(sine.above):
        raise NoForm
    return cosine


def _exp(field: Field, operation: Any, _: int) -> Ratio:
    return field.exponential(field.form(operation[1]))


def _ln(field: Field, operation: Any, _: int) -> Ratio:
    return logarithm(field, field.form(operation[1]))


def _cos(field: Field, operation: Any, _: int) -> Ratio:
    return cosine_and_sine(field, field.angle(operation))[0]


def _sin(field: Field, operation: Any, _: int) -> Ratio:
    return cosine_and_sine(field, field.angle(operation))[1]


def _hyperbolic(sign: int) -> Any:
    def form(field: Field, operation: Any, _: int) -> Ratio:
        argument = field.form(operation[1])
        ring = field.ring
        grown = field.exponential(argument)
        field.used.add("hyperbolic-as-exponential")
        return ring.scaled(ring.total_of([grown, ring.scaled(ring.inverse(grown), fmpq(sign))]), fmpq(1, 2))

    return form


def _area(name: str) -> Any:
    """Asinh u = ln(u + √(u²+1)), acosh u = ln(u + √(u²−1)), atanh u = ½ ln((1+u)/(1−u))."""

    def form(field: Field, operation: Any, _: int) -> Ratio:
        ring = field.ring
        u = field.form(operation[1])
        one = ring.number(1)
        field.used.add("inverse-hyperbolic-as-logarithm")
        if name == "atanh":
            up, down = ring.total_of([one, u]), ring.total_of([one, ring.scaled(u, fmpq(-1))])
            return ring.scaled(logarithm(field, ring.product(up, ring.inverse(down))), fmpq(1, 2))
        flip = name == "asinh" and len(u.above) and u.above.leading_coefficient() < 0
        if flip:
            u = ring.scaled(u, fmpq(-1))
        square = ring.total_of([ring.product(u, u), ring.number(1 if name == "asinh" else -1)])
        grown = logarithm(field, ring.total_of([u, absolute_power(field, square, fmpq(1, 2))]))
        return ring.scaled(grown, fmpq(-1)) if flip else grown

    return form


def _abs(field: Field, operation: Any, _: int) -> Ratio:
    return absolute_power(field, field.form(operation[1]), fmpq(1))


def _sign(field: Field, operation: Any, _: int) -> Ratio:
    return _lone_sign(field, field.form(operation[1]))


def _lone_sign(field: Field, u: Ratio) -> Ratio:
    plain = ("v", "exp", "trig", "pi")
    if any(field.kinds.get(i, ("",))[0] not in plain for i, d in enumerate(u.above.degrees()) if d):
        raise NoForm
    sign = sign_polynomial(field, u)
    field.unsettled.append(u)
    return Ratio(sign, {})


def _heaviside(field: Field, operation: Any, _: int) -> Ratio:
    ring = field.ring
    return ring.scaled(ring.total_of([ring.number(1), _lone_sign(field, field.form(operation[1]))]), fmpq(1, 2))


def _extreme(sign: int) -> Any:
    """max(a, b) = (a + b + |a − b|)/2, min with a minus."""

    def form(field: Field, operation: Any, _: int) -> Ratio:
        ring = field.ring
        best = field.form(operation[1])
        for part in operation[2:]:
            other = field.form(part)
            gap = ring.total_of([best, ring.scaled(other, fmpq(-1))])
            size = absolute_power(field, gap, fmpq(1)) if len(gap.above) else ring.number(0)
            best = ring.scaled(ring.total_of([best, other, ring.scaled(size, fmpq(sign))]), fmpq(1, 2))
        return best

    return form


def _floor(field: Field, operation: Any, _: int) -> Ratio:
    u = field.form(operation[1])
    whole = fmpq(0)
    if not u.below:
        constant = u.above.to_dict().get((0,) * field.ring.total, fmpq(0))
        whole = fmpq(int(constant.p) // int(constant.q))
    rest = field.ring.total_of([u, field.ring.number(-whole)])
    if field.graph.is_whole(operation[1]):
        return u
    kernel = field.opaque(("floor", field.ring.key(rest)), ("floor",))
    return field.ring.total_of([kernel, field.ring.number(whole)])


def _factorial(field: Field, operation: Any, _: int) -> Ratio:
    """(v + k)! = v!·(v+1)…(v+k) for a whole k, v without constant part."""
    u = field.form(operation[1])
    ring = field.ring
    if u.below:
        return field.opaque(("factorial", ring.key(u)), ("factorial",))
    constant = u.above.to_dict().get((0,) * ring.total, fmpq(0))
    if constant.q != 1 or abs(constant) > 60 or u.above.is_constant():
        return field.opaque(("factorial", ring.key(u)), ("factorial",))
    rest = u.above - constant
    result = field.opaque(("factorial", str(rest)), ("factorial",))
    shift = int(constant.p)
    for k in range(1, abs(shift) + 1):
        factor = Ratio(rest + (k if shift > 0 else k + shift), {})
        result = ring.product(result, factor if shift > 0 else ring.inverse(factor))
    return result


def _case(field: Field, _: Any, number: int) -> Ratio:
    return field.opaque(("case", number), ("case",))


def _bad(_: Field, __: Any, ___: int) -> Ratio:
    raise NoForm


_FORM: dict[str, Any] = {
    "q": _rational,
    "v": _variable,
    "pi": _pi,
    "+": _sum,
    "*": _product,
    "^": _power,
    "p": _general_power,
    "exp": _exp,
    "ln": _ln,
    "sin": _sin,
    "cos": _cos,
    "sin_pi": _sin,
    "cos_pi": _cos,
    "asin": arc("asin"),
    "acos": arc("acos"),
    "atan": arc("atan"),
    "sinh": _hyperbolic(-1),
    "cosh": _hyperbolic(1),
    "asinh": _area("asinh"),
    "acosh": _area("acosh"),
    "atanh": _area("atanh"),
    "abs": _abs,
    "sign": _sign,
    "heaviside": _heaviside,
    "floor": _floor,
    "factorial": _factorial,
    "min": _extreme(-1),
    "max": _extreme(1),
    "case": _case,
    "bad": _bad,
}

__all__ = ["Direction", "Field", "Refine", "split"]
