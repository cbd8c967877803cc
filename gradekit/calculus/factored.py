"""A product as coefficient times powers of bases: where factors meet, cancel and move across the fraction bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from gradekit.calculus.simplifying import CANCEL, JOIN_POWERS, POWER_OF_PRODUCT
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import exact_root, rational, typed_as_decimal
from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
    Constant,
    Function,
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
)

Exponent: TypeAlias = int | Fraction
Signature: TypeAlias = frozenset[tuple[Node, Exponent]]

LARGEST_WRITTEN_OUT = 10**5
"""(2x)^n is written as 2^n·x^n only while 2^n is at most this."""

LARGEST_FOLDED_BITS = 64
"""A power of a number is worked out into the coefficient only up to this size."""


def whole(value: Exponent) -> Exponent:
    """The same exponent, as an `int` where it is one."""
    return int(value) if value.denominator == 1 else value


@dataclass(slots=True)
class Factored:
    """`coefficient` · Π base^exponent, bases in the order they came.

    Exponents of one base are added, so common factors cancel: the product may have a value where the tree had none,
    never a different one.  A root is a power with a fractional exponent; `style` remembers how it was written
    (`sqrt`, `cbrt`, `root`, `decimal`).  `decimal`: the coefficient was typed with a decimal mark.
    `done`: what was simplified on the way (`simplifying`).  `x^(a - 1)` is kept as x^a · x^(-1), so that it cancels
    like any other power (`split`: the bases this was done to); writing puts the two together again.
    """

    coefficient: Fraction = Fraction(1)
    decimal: bool = False
    powers: dict[Node, Exponent] = field(default_factory=dict)
    style: dict[Node, str] = field(default_factory=dict)
    done: int = 0
    split: frozenset[Node] = frozenset()

    def multiply(self, node: Node, exponent: int = 1) -> None:
        """Take in `node^exponent`, exponent a whole number other than 0."""
        match node:
            case Number(value=value) if value and _small(value, exponent):
                if value != 1:
                    self.coefficient *= value**exponent
                    self.decimal = self.decimal or typed_as_decimal(node)
            case Number(value=value) if exponent > 0 and not value:
                self.coefficient = Fraction(0)
            case Negative(operand=operand):
                if exponent % 2:
                    self.coefficient = -self.coefficient
                self.multiply(operand, exponent)
            case Product(factors=factors):
                for factor in factors:
                    self.multiply(factor, exponent)
            case Quotient(numerator=above, denominator=below):
                self.multiply(above, exponent)
                self.multiply(below, -exponent)
            case Power(base=base, exponent=power):
                self._multiply_power(node, base, power, exponent)
            case Function(name="sqrt" | "cbrt" as name, arguments=(radicand,)):
                self._multiply_root(radicand, name, exponent)
            case Function(name="abs", arguments=(Power(exponent=power) as inner,)) if _is_even(power):
                self.multiply(inner, exponent)
            case Function(name="root", arguments=(radicand, index)):
                degree = rational(index)
                if degree is not None and degree.denominator == 1 and degree >= 2:
                    self.add(radicand, Fraction(exponent, int(degree)), "root")
                else:
                    self.add(node, exponent)
            case _:
                self.add(node, exponent)

    def _multiply_root(self, radicand: Node, name: str, exponent: int) -> None:
        """√(4u) is 2√u, √(x³) is x√x and ∛(x²) is (∛x)²; the root of x² is no power of x."""
        index = 2 if name == "sqrt" else 3
        if isinstance(radicand, Product) and isinstance(number_in_front := radicand.factors[0], Number):
            root = exact_root(number_in_front.value, index)
            if root:
                self.coefficient *= root**exponent
                rest = radicand.factors[1:]
                radicand = Product(rest) if len(rest) > 1 else rest[0]
        if isinstance(radicand, Power) and isinstance(radicand.base, Symbol):
            value = rational(radicand.exponent)
            if value is not None and value.denominator == 1 and value > 0 and (index == 3 or value % 2):
                self.add(radicand.base, value * exponent / index, name)
                return
        self.add(radicand, Fraction(exponent, index), name)

    def _multiply_power(self, node: Node, base: Node, power: Node, exponent: int) -> None:
        value = rational(power)
        if value is None:
            letters, number_part = _parted(base, power)
            self.add(node if letters is power else Power(base, letters), exponent)
            if number_part:
                self.split |= {base}
                self.add(base, number_part * exponent)
            return
        total = whole(value * exponent)
        if isinstance(total, int) and value.denominator == 1 and _is_power(base):
            self.done |= JOIN_POWERS
            self.multiply(base, total)
        elif (
            isinstance(total, int)
            and value.denominator == 1
            and (isinstance(base, (Quotient, Negative)) or _is_monomial(base, total))
        ):
            self.done |= POWER_OF_PRODUCT
            self.multiply(base, total)
        else:
            self.add(base, total, "decimal" if typed_as_decimal(_unsigned(power)) else "")

    def add(self, base: Node, exponent: Exponent, style: str = "") -> None:
        """Add to the exponent of a base."""
        if style:
            self.style.setdefault(base, style)
        known = self.powers.get(base, 0)
        total = known + exponent
        if known:
            self.done |= JOIN_POWERS if (known > 0) == (exponent > 0) else CANCEL
        if total:
            self.powers[base] = whole(total)
        else:
            self.powers.pop(base, None)

    def times(self, other: Factored) -> Factored:
        """The product of two."""
        result = self.copy()
        result.coefficient *= other.coefficient
        result.decimal = result.decimal or other.decimal
        result.done |= other.done
        result.split |= other.split
        for base, exponent in other.powers.items():
            result.add(base, exponent, other.style.get(base, ""))
        return result

    def copy(self) -> Factored:
        """An independent copy."""
        return Factored(self.coefficient, self.decimal, dict(self.powers), dict(self.style), self.done, self.split)

    def signature(self) -> Signature:
        """Everything but the coefficient: like terms have the same."""
        return frozenset(self.powers.items())

    def settle(self) -> None:
        """Take apart what became whole on the way: (xy)^1, (x³)^(1/2 + 1/2), 4^(1/2 + 1/2); join a^u · a^v; u²/|u|."""
        for _ in range(20):
            loose = [b for b, e in self.powers.items() if isinstance(e, int) and _comes_apart(b, e)]
            if not loose:
                break
            for base in loose:
                self.multiply(base, int(self.powers.pop(base)))
        symbolic = [b for b, e in self.powers.items() if isinstance(e, int) and is_symbolic(b)]
        if symbolic:
            self._join_exponentials(symbolic)
        self._cancel_absolute_values()

    def open_products(self) -> None:
        """Take (u·v)^n apart for every whole n, as below a fraction bar, where u or v may cancel."""
        loose = [b for b, e in self.powers.items() if isinstance(b, Product) and isinstance(e, int)]
        for base in loose:
            self.multiply(base, int(self.powers.pop(base)))
        if loose:
            self.settle()

    def inverse(self) -> Factored:
        """One over the product."""
        powers = {base: -exponent for base, exponent in self.powers.items()}
        return Factored(1 / self.coefficient, self.decimal, powers, dict(self.style), self.done, self.split)

    def _join_exponentials(self, symbolic: list[Node]) -> None:
        """Add the exponents of the powers of one base: e^u · e^v, exp(u)², x^a · x^b."""
        groups: dict[Node | None, list[tuple[Node, int]]] = {}
        for power in symbolic:
            base = power.base if isinstance(power, Power) else None
            groups.setdefault(base, []).append((power, int(self.powers[power])))
        for base, own in groups.items():
            if base in self.powers and base not in self.split:
                self.done |= JOIN_POWERS
            if len(own) == 1 and own[0][1] in {1, -1}:
                continue
            exponent = tidy(Sum((*[Product((number(e), exponent_of(b))) for b, e in own], number(0))))
            if len(own) > 1:
                self.done |= JOIN_POWERS if len({e > 0 for _, e in own}) == 1 else CANCEL
            for power, _ in own:
                del self.powers[power]
            if rational(exponent) == 0:
                continue
            falling = any(e > 0 and isinstance(exponent_of(b), Negative) for b, e in own)
            opposite = isinstance(exponent, Negative) and not falling
            if isinstance(exponent, Negative) and opposite:
                exponent = exponent.operand
            joined = Function("exp", (exponent,)) if base is None else Power(base, exponent)
            if base is not None and rational(exponent) is not None:
                self.multiply(joined, -1 if opposite else 1)
            else:
                self.add(joined, -1 if opposite else 1)

    def _cancel_absolute_values(self) -> None:
        """|u|² is u², so |u| stands below the bar where it cancels there, |u|/u being u/|u|."""
        for base, exponent in list(self.powers.items()):
            if not isinstance(base, Function) or base.name != "abs" or not isinstance(exponent, int):
                continue
            inner = base.arguments[0]
            even = exponent - exponent % 2 if exponent > 0 else exponent + -exponent % 2
            if even:
                self.add(inner, even)
                self.add(base, -even)
            own = self.powers.get(inner, 0)
            if not isinstance(own, int):
                continue
            if exponent % 2 and exponent < 0 and own >= 2:
                self.add(inner, -2)
                self.add(base, 2)
            elif exponent % 2 and exponent > 0 and own < 0:
                self.add(inner, 2)
                self.add(base, -2)


def factored(node: Node) -> Factored:
    """A tree as one product."""
    result = Factored()
    result.multiply(node)
    result.settle()
    return result


def _is_even(exponent: Node) -> bool:
    value = rational(exponent)
    return value is not None and value % 2 == 0


def _is_power(base: Node) -> bool:
    return isinstance(base, Power) or (isinstance(base, Function) and base.name in {"sqrt", "cbrt", "root"})


def _is_monomial(base: Node, exponent: int) -> bool:
    """Whether the base is a number times powers of letters, such as 2x³, and the number to this power is not long."""
    if not isinstance(base, Product):
        return False
    size = 1
    for factor in base.factors:
        core = factor.base if isinstance(factor, Power) else factor
        if isinstance(core, Number):
            size *= max(core.value.numerator, core.value.denominator) ** min(abs(exponent), LARGEST_FOLDED_BITS)
        elif not isinstance(core, (Symbol, Constant)):
            return False
        if isinstance(factor, Power) and rational(factor.exponent) is None:
            return False
    return size <= LARGEST_WRITTEN_OUT


def _small(value: Fraction, exponent: int) -> bool:
    if exponent in {1, -1}:
        return True
    size = max(value.numerator, value.denominator).bit_length()
    return size * abs(exponent) <= LARGEST_FOLDED_BITS


def _unsigned(node: Node) -> Node:
    return node.operand if isinstance(node, Negative) else node


def _comes_apart(base: Node, exponent: int) -> bool:
    if isinstance(base, Product):
        return exponent in {1, -1}
    if isinstance(base, Number):
        return base.value != 0 and _small(base.value, exponent)
    if isinstance(base, Power):
        return rational(base.exponent) is not None
    if isinstance(base, Function) and base.name == "root":
        degree = rational(base.arguments[1])
        return degree is not None and degree.denominator == 1 and degree >= 2
    return isinstance(base, (Quotient, Negative)) or (isinstance(base, Function) and base.name in {"sqrt", "cbrt"})


def is_exponential(base: Node) -> bool:
    """Whether the base is e^u or exp(u), or another constant's power with a letter in the exponent."""
    if isinstance(base, Power):
        return isinstance(base.base, (Constant, Number))
    return isinstance(base, Function) and base.name == "exp"


def is_natural(base: Node) -> bool:
    """Whether the base is e^u or exp(u)."""
    return (isinstance(base, Function) and base.name == "exp") or (isinstance(base, Power) and base.base == E_CONSTANT)


def is_symbolic(base: Node) -> bool:
    """Whether the base is exp(u), or a power with a letter in the exponent."""
    if isinstance(base, Power):
        return rational(base.exponent) is None
    return isinstance(base, Function) and base.name == "exp"


def exponent_of(base: Node) -> Node:
    """The exponent of a power or of exp."""
    if isinstance(base, Power):
        return base.exponent
    return base.arguments[0] if isinstance(base, Function) else ONE


def _parted(base: Node, exponent: Node) -> tuple[Node, Exponent]:
    """The exponent of x^(a + 1) as letters and number, a and 1; whole for a^(x + 1) and x^(x + 1), which stay so."""
    if not isinstance(exponent, Sum) or isinstance(base, (Number, Constant)):
        return exponent, 0
    own = set(symbols(base))
    if own.intersection(symbols(exponent)):
        return exponent, 0
    values = [(term, rational(term)) for term in exponent.terms]
    total = sum((value for _, value in values if value is not None), Fraction(0))
    letters = tuple([term for term, value in values if value is None])
    if not letters or len(letters) == len(values):
        return exponent, 0
    return (letters[0] if len(letters) == 1 else Sum(letters)), whole(total)


def absorbed(value: Factored) -> Factored:
    """The product with x^a · x^(-1) written as x^(a - 1); not x^x/x, where the letters meet, nor a · a^x."""
    result = value
    for power, exponent in value.powers.items():
        if not isinstance(power, Power) or exponent not in {1, -1} or power.base not in value.powers:
            continue
        if power.base not in value.split and value.powers[power.base] * exponent > 0:
            continue
        base = power.base
        if isinstance(base, (Number, Constant)) or not is_symbolic(power) or base not in result.powers:
            continue
        if set(symbols(base)).intersection(symbols(power.exponent)):
            continue
        result = result.copy()
        rest = result.powers.pop(base) * exponent
        terms = power.exponent.terms if isinstance(power.exponent, Sum) else (power.exponent,)
        first = rest > 0 and isinstance(terms[0], Negative)
        joined = Power(base, tidy(Sum((number(rest), *terms) if first else (*terms, number(rest)))))
        result.powers = {(joined if b == power else b): e for b, e in result.powers.items()}
    return result
