"""Which polynomials in the generators have a certain sign on the domain, and which signs depend on each other.

Facts come from definedness (ln u means u > 0; an even root of u means u ≥ 0) and from the stated domain.  A fact about
a product of factors is a linear equation over GF(2) between their signs, so the facts are kept solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from gradekit.equivalence.points import Bound
from gradekit.equivalence.ratio import Polynomial
from gradekit.equivalence.real_roots import dense, separators

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field

MOST_DEGREE = 24
"""Degree up to which facts are taken in where a sign is asked for; what does not fit is left out."""
ROOT_WORK = 4_000
"""Squares of degrees of the polynomials whose roots may be sought in one comparison."""


class Signs:
    """Certain signs.

    `boxes`: generator index → open interval of a variable, ends None where unbounded.  `positive`: generators ≥ 0
    everywhere.  `equations`: text of a factor → (sign, other factors): its sign is that product.
    """

    def __init__(self, field: Field) -> None:
        self._share(field)
        self.boxes: dict[int, tuple[Bound, Bound]] = {}
        self.bounded: dict[int, tuple[Any, Any]] = {}
        self.positive: set[int] = set()
        self.equations: dict[str, tuple[int, frozenset[str]]] = {}
        self.polynomials: dict[str, Polynomial] = {}
        self.known: dict[str, int] = {}
        self.spent = 0

    def _share(self, field: Field) -> None:
        """Take the field's tables, not the field: no cycle for the garbage collector to find."""
        self.ring, self.named, self.kinds, self.used = field.ring, field.named, field.kinds, field.used

    def fork(self, field: Field) -> Signs:
        """A copy for another field."""
        copy = object.__new__(Signs)
        copy._share(field)
        copy.boxes, copy.bounded, copy.positive = dict(self.boxes), dict(self.bounded), set(self.positive)
        copy.equations, copy.polynomials, copy.known = dict(self.equations), dict(self.polynomials), dict(self.known)
        copy.spent = self.spent
        return copy

    def sign(self, p: Polynomial, key: str) -> Polynomial:
        """σ_p as a polynomial: 1, -1, or a product of sign generators."""
        sign, rest = self.reduced(p, key)
        ring = self.ring
        result = ring.one if sign > 0 else -ring.one
        for name in sorted(rest):
            result = result * ring.generators[self._generator(name)]
        return result

    def reduced(self, p: Polynomial, key: str) -> tuple[int, frozenset[str]]:
        """The certain part of σ_p, and the factors whose signs are not certain."""
        if len(p) == 1 and key[0] == "g" and len(key) > 1 and not key[1:].strip("0123456789"):
            kind = self.kinds.get(int(key[1:]), ("",))
            if kind[0] == "sign":
                p, key = self.polynomials[kind[1]], kind[1]
        self.polynomials[key] = p
        certain = self.certain(p, key)
        if certain:
            return certain, frozenset()
        if key not in self.equations:
            return 1, frozenset((key,))
        sign, names = self.equations[key]
        left = set(names)
        for name in names:
            known = self.certain(self.polynomials[name], name)
            if known:
                sign, left = sign * known, left - {name}
        return sign, frozenset(left)

    def _generator(self, key: str) -> int:
        name = ("sign", key)
        index = self.named.get(name)
        if index is None:
            index = self.ring.new()
            self.named[name] = index
            self.kinds[index] = ("sign", key)
            self.ring.relate(index, 2, self.ring.one)
            self.bounded[index] = (fmpq(-1), fmpq(1))
            self.used.add("absolute-value-as-sign")
        return index

    def learn(self, found: list[tuple[Polynomial, int, str]], sign: int) -> bool:
        """Take in that the product of the factors with odd exponent has this sign.  True if that is new."""
        rest: frozenset[str] = frozenset()
        for p, e, key in found:
            if e % 2:
                part, names = self.reduced(p, key)
                sign, rest = sign * part, rest ^ names
        if not rest:
            return False
        pivot = max(rest)
        others = rest - {pivot}
        self.known.clear()
        for name, (value, names) in list(self.equations.items()):
            if pivot in names:
                self.equations[name] = (value * sign, (names - {pivot}) ^ others)
        self.equations[pivot] = (sign, others)
        return True

    def certain(self, p: Polynomial, key: str) -> int:
        """1 if p ≥ 0, -1 if p ≤ 0 on the whole domain, for certain; 0 if not known."""
        found = self.known.get(key)
        if found is None:
            found = self._by_terms(p) or self._by_interval(p) or self._by_roots(p) or self._by_square(p)
            self.known[key] = found
        return found

    def _positive(self, index: int) -> bool:
        if index in self.positive:
            return True
        low, _ = self.boxes.get(index, (None, None))
        if low is not None and low >= 0:
            return True
        return self.equations.get(f"g{index:02}") == (1, frozenset())

    def _by_terms(self, p: Polynomial) -> int:
        """All terms of one sign: even powers, and generators known to be positive."""
        first = 0
        for exponents, coefficient in p.terms():
            sign = 1 if coefficient > 0 else -1
            if first and sign != first:
                return 0
            first = sign
            for index, exponent in enumerate(exponents):
                if exponent % 2 and not self._positive(index):
                    return 0
        return first

    def _by_interval(self, p: Polynomial) -> int:
        """Exact interval arithmetic over bounded generators."""
        low = high = fmpq(0)
        for exponents, coefficient in p.terms():
            term = (fmpq(coefficient), fmpq(coefficient))
            for index, exponent in enumerate(exponents):
                if exponent:
                    box = self._interval(index)
                    if box is None or exponent > 60:
                        return 0
                    term = _times(term, _power(box, int(exponent)))
            low, high = low + term[0], high + term[1]
        if low >= 0:
            return 1
        return -1 if high <= 0 else 0

    def _interval(self, index: int) -> tuple[Any, Any] | None:
        if index in self.bounded:
            return self.bounded[index]
        low, high = self.boxes.get(index, (None, None))
        return None if low is None or high is None else (low, high)

    def _by_roots(self, p: Polynomial) -> int:
        """A polynomial in one variable: its sign between the real roots, on the cells where the known facts hold."""
        used = [i for i, d in enumerate(p.degrees()) if d]
        if len(used) != 1 or self.kinds.get(used[0], ("",))[0] != "v":
            return 0
        index = used[0]
        low, high = self.boxes.get(index, (None, None))
        here = dense(p, index)
        facts = []
        degree = here.degree()
        for name, (sign, rest) in self.equations.items():
            parts = [self.polynomials.get(each) for each in (name, *sorted(rest))]
            if all(q is not None and [i for i, d in enumerate(q.degrees()) if d] == used for q in parts):
                fact = [dense(q, index) for q in parts]
                more = sum(q.degree() for q in fact)
                if degree + more <= MOST_DEGREE:
                    degree += more
                    facts.append((fact, sign))
        self.spent += degree**2
        if self.spent > ROOT_WORK:
            return 0
        marks = separators([here, *(q for parts, _ in facts for q in parts)], low, high)
        if marks is None:
            return 0
        signs = set()
        for x in marks:
            if all(_product_sign(parts, x) == sign for parts, sign in facts):
                value = here(x)
                signs.add((value > 0) - (value < 0))
        return int(signs.pop()) if len(signs) == 1 and 0 not in signs else 0

    def _by_square(self, p: Polynomial) -> int:
        """The sign of a + b·√r by the signs of a, b and b²r − a²: the sign of the part that is larger in size."""
        roots = [i for i, d in enumerate(p.degrees()) if d and self.kinds.get(i, ("",))[0] == "root"]
        if not roots or len(p) > 30:
            return 0
        groups: dict[tuple[int, ...], Polynomial] = {}
        for exponents, coefficient in p.terms():
            key = tuple(int(exponents[i]) for i in roots)
            plain = tuple(0 if i in roots else int(e) for i, e in enumerate(exponents))
            term = self.ring.context.from_dict({plain: coefficient})
            groups[key] = groups[key] + term if key in groups else term
        flat = tuple(0 for _ in roots)
        if len(groups) != 2 or flat not in groups:
            return 0
        monomial = next(key for key in groups if key != flat)
        square = self.ring.one
        for index, exponent in zip(roots, monomial, strict=True):
            square = square * self.ring.generators[index] ** (2 * exponent)
        a, b = groups[flat], groups[monomial]
        left, right = self._deep(a), self._deep(b)
        if left == right:
            return left
        gap = self._deep(self.ring.reduce(b * b * self.ring.reduce(square) - a * a))
        return right if gap > 0 else left if gap < 0 else 0

    def _deep(self, p: Polynomial) -> int:
        """The certain sign of any polynomial, without factoring it."""
        return self._by_terms(p) or self._by_interval(p) or self._by_roots(p)


def _product_sign(parts: list[Any], x: Any) -> int:
    sign = 1
    for part in parts:
        value = part(x)
        sign *= (value > 0) - (value < 0)
    return sign


def _times(a: tuple[Any, Any], b: tuple[Any, Any]) -> tuple[Any, Any]:
    ends = [x * y for x in a for y in b]
    return min(ends), max(ends)


def _power(a: tuple[Any, Any], n: int) -> tuple[Any, Any]:
    low, high = a[0] ** n, a[1] ** n
    if n % 2:
        return low, high
    return (fmpq(0) if a[0] <= 0 <= a[1] else min(low, high)), max(low, high)
