"""Absolute values, roots, logarithms and signs of rational functions, by their irreducible factors.

|·| is multiplicative, so |p^a q^b|^(1/n) = |p|^(a/n) |q|^(b/n) for all real p, q; and ln u = ln|u| = Σ eᵢ ln|pᵢ|
wherever ln u is defined.  No sign has to be known for either.  Where a sign matters, σ_p = sign p enters as a generator
with σ_p² = 1, unless it is certain (`signs.py`).  So sqrt(x²) becomes σ_x·x, never x.
"""

from __future__ import annotations

from collections import OrderedDict
from math import gcd, lcm
from typing import TYPE_CHECKING, Any, TypeAlias

from flint import fmpq

from gradekit.equivalence.ratio import NoForm, Polynomial, Ratio, TooLarge

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field

FACTORED_TERMS = 300
FACTORED_DEGREE = 120
PRIME_BITS = 64
LARGEST_ORDER = 840
MOST_KEPT = 4_096
"""Factored polynomials that are kept, for all questions: factoring does not ask what a generator stands for."""


class Refine(Exception):
    """A generator has to be replaced by a finer one: start again with what is known now."""


Factors: TypeAlias = tuple[Any, list[tuple[Polynomial, int, str]]]
"""A constant, and irreducible factors (primitive, leading coefficient positive) with multiplicity and text."""

_factored: OrderedDict[tuple[int, str], Factors] = OrderedDict()


def split(field: Field, p: Polynomial) -> Factors:
    """The factors of a polynomial.  Raises TooLarge."""
    if p.is_constant():
        return p.leading_coefficient() if len(p) else fmpq(0), []
    text = str(p)
    known = field.factored.get(text)
    if known is None:
        linear = p.total_degree() == 1
        if not linear:
            if len(p) > FACTORED_TERMS or sum(int(d) for d in p.degrees()) > FACTORED_DEGREE:
                raise TooLarge
            field.ring.spend(50 * len(p))  # whether or not another question had the same polynomial
        key = (field.ring.total, text)
        known = _factored.get(key)
        if known is None:
            known = _factored[key] = _linear(p, text) if linear else _irreducible(p)
            if len(_factored) > MOST_KEPT:
                _factored.popitem(last=False)
        field.factored[text] = known
    return known


def _irreducible(p: Polynomial) -> Factors:
    constant, parts = p.factor()
    constant, factors = fmpq(constant), []
    for factor, exponent in parts:
        if factor.leading_coefficient() < 0:
            factor, constant = -factor, constant * (-1) ** int(exponent)
        factors.append((factor, int(exponent), str(factor)))
    return constant, sorted(factors, key=lambda f: f[2])


def _linear(p: Polynomial, text: str) -> Factors:
    """A polynomial of degree 1 is irreducible; only its content is taken out."""
    coefficients = [fmpq(c) for c in p.coeffs()]
    bottom = lcm(*(int(c.q) for c in coefficients))
    content = fmpq(gcd(*(int((c * bottom).p) for c in coefficients)), bottom)
    if coefficients[0] < 0:
        content = -content
    if content != 1:
        p = p / content
        text = str(p)
    return content, [(p, 1, text)]


def pieces(field: Field, a: Ratio) -> tuple[Any, list[tuple[Polynomial, int, str]]]:
    """Constant and irreducible factors of a ratio; exponents of the denominator negative."""
    constant, found = split(field, a.above)
    exponents: dict[str, tuple[Polynomial, int]] = {key: (p, e) for p, e, key in found}
    for factor, power in a.below.values():
        value, parts = split(field, factor)
        constant = constant / value**power
        for p, e, key in parts:
            exponents[key] = (p, exponents[key][1] - e * power) if key in exponents else (p, -e * power)
    return constant, [(p, e, key) for key, (p, e) in sorted(exponents.items()) if e]


def absolute_power(field: Field, a: Ratio, k: Any) -> Ratio:
    """|a|^k for a rational k."""
    constant, found = pieces(field, a)
    if not constant:
        if k > 0:
            return field.ring.number(0)
        raise NoForm
    result = constant_power(field, abs(constant), k)
    for p, e, key in found:
        result = field.ring.product(result, factor_power(field, p, key, k * e))
    return result


def single(p: Polynomial) -> int | None:
    """The index of the generator that p is, else None."""
    if len(p) != 1 or p.leading_coefficient() != 1:
        return None
    exponents = p.monoms()[0]
    if sum(int(e) for e in exponents) != 1:
        return None
    return next(i for i, e in enumerate(exponents) if e)


def factor_power(field: Field, p: Polynomial, key: str, k: Any) -> Ratio:
    """|p|^k for one irreducible p."""
    ring = field.ring
    index = single(p)
    kind = field.kinds.get(index) if index is not None else None
    if kind and kind[0] == "exp":
        field.need_unit(kind[1], kind[2] * k)
        return field.exponential_power(kind[1], kind[2] * k)
    if kind and kind[0] == "root":
        return factor_power(field, kind[1], kind[2], k / kind[3])
    if kind and kind[0] in ("sign", "parity"):
        return ring.number(1)
    if k.q == 1:
        power = ring.raised(Ratio(p, {}), int(k.p))
        return power if int(k.p) % 2 == 0 else ring.product(power, Ratio(field.signs.sign(p, key), {}))
    root, order = root_generator(field, p, key, int(k.q))
    return ring.raised(root, int(k * order))


def root_generator(field: Field, p: Polynomial, key: str, order: int) -> tuple[Ratio, int]:
    """|p|^(1/n) as a generator, n a multiple of `order`; and n.  Raises Refine when a coarser one is in use."""
    known = field.orders.get(key, 1)
    wanted = lcm(known, order)
    if wanted > LARGEST_ORDER:
        raise TooLarge
    if wanted != known:
        field.orders[key] = wanted
        if ("root", key, known) in field.named:
            raise Refine
    name = ("root", key, wanted)
    index = field.named.get(name)
    if index is None:
        value = p * field.signs.sign(p, key) if not p.is_constant() else p  # its sign has to be older
        index, _ = field.generator(name, ("root", p, key, wanted))
        field.ring.relate(index, wanted, field.ring.reduce(value))
        field.signs.positive.add(index)
        field.used.add("roots-of-factors")
    return field.ring.generator(index), wanted


def constant_power(field: Field, value: Any, k: Any) -> Ratio:
    """value^k for a positive rational value."""
    ring = field.ring
    if value == 1:
        return ring.number(1)
    if k.q == 1:
        if max(value.p.bit_length(), value.q.bit_length()) * abs(int(k.p)) > 50_000:
            raise TooLarge
        return ring.number(value ** int(k.p) if k > 0 else (1 / value) ** int(-k.p))
    result = ring.number(1)
    for prime, exponent in prime_factors(value):
        power = k * exponent
        whole = int(power.p) // int(power.q)
        rest = power - whole
        if abs(whole) > 10_000:
            raise TooLarge
        result = ring.product(result, ring.number(fmpq(prime) ** whole if whole >= 0 else fmpq(1, prime) ** -whole))
        if rest:
            root, order = root_generator(field, ring.context.constant(prime), f"prime {prime}", int(rest.q))
            result = ring.product(result, ring.raised(root, int(rest * order)))
    return result


def prime_factors(value: Any) -> list[tuple[int, int]]:
    """Primes and exponents of a positive rational.  Raises TooLarge above 64 bits."""
    found = []
    for part, sign in ((value.p, 1), (value.q, -1)):
        if part.bit_length() > PRIME_BITS:
            raise TooLarge
        found += [(int(prime), sign * int(exponent)) for prime, exponent in part.factor()]
    return found


def logarithm(field: Field, a: Ratio) -> Ratio:
    """ln|a|, as a combination of logarithms of irreducible factors and primes."""
    ring = field.ring
    constant, found = pieces(field, a)
    if not constant:
        raise NoForm
    parts = [
        ring.scaled(_log(field, f"prime {p}", ring.context.constant(p)), fmpq(e))
        for p, e in prime_factors(abs(constant))
    ]
    for p, e, key in found:
        parts.append(ring.scaled(_log_of_factor(field, p, key), fmpq(e)))
    if len(parts) > 1:
        field.used.add("logarithm-of-product")
    return ring.total_of(parts) if parts else ring.number(0)


def _log_of_factor(field: Field, p: Polynomial, key: str) -> Ratio:
    index = single(p)
    kind = field.kinds.get(index) if index is not None else None
    if kind and kind[0] == "exp":
        field.used.add("logarithm-of-exponential")
        return field.ring.scaled(field.along(kind[1]), kind[2])
    if kind and kind[0] in ("sign", "parity"):
        return field.ring.number(0)
    if kind and kind[0] == "root":
        inner = Ratio(kind[1], {})
        return field.ring.scaled(logarithm(field, inner), fmpq(1, kind[3]))
    return _log(field, key, p)


def _log(field: Field, key: str, p: Polynomial) -> Ratio:
    index, new = field.generator(("ln", key), ("ln", p, key))
    if new and p.is_constant():
        field.signs.positive.add(index)
    return field.ring.generator(index)


def sign_polynomial(field: Field, a: Ratio) -> Polynomial:
    """sign(a) off its zeros, as a product of signs of factors."""
    constant, found = pieces(field, a)
    if not constant:
        raise NoForm
    result = field.ring.one if constant > 0 else -field.ring.one
    for p, e, key in found:
        if e % 2:
            result = field.ring.reduce(result * field.signs.sign(p, key))
    return result
