"""A product as coefficient times powers of bases: where factors meet, cancel and move across the fraction bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from gradekit.calculus.simplifying import CANCEL, JOIN_POWERS
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational, typed_as_decimal
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
    number,
)

Exponent: TypeAlias = int | Fraction
Signature: TypeAlias = frozenset[tuple[Node, Exponent]]

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
    `done`: what was simplified on the way (`simplifying`).
    """

    coefficient: Fraction = Fraction(1)
    decimal: bool = False
    powers: dict[Node, Exponent] = field(default_factory=dict)
    style: dict[Node, str] = field(default_factory=dict)
    done: int = 0

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
                self.add(radicand, Fraction(exponent, 2 if name == "sqrt" else 3), name)
            case Function(name="root", arguments=(radicand, index)):
                degree = rational(index)
                if degree is not None and degree.denominator == 1 and degree >= 2:
                    self.add(radicand, Fraction(exponent, int(degree)), "root")
                else:
                    self.add(node, exponent)
            case _:
                self.add(node, exponent)

    def _multiply_power(self, node: Node, base: Node, power: Node, exponent: int) -> None:
        value = rational(power)
        if value is None:
            self.add(node, exponent)
            return
        total = whole(value * exponent)
        if isinstance(total, int) and value.denominator == 1 and isinstance(base, (Quotient, Negative, Power)):
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
        for base, exponent in other.powers.items():
            result.add(base, exponent, other.style.get(base, ""))
        return result

    def copy(self) -> Factored:
        """An independent copy."""
        return Factored(self.coefficient, self.decimal, dict(self.powers), dict(self.style), self.done)

    def signature(self) -> Signature:
        """Everything but the coefficient: like terms have the same."""
        return frozenset(self.powers.items())

    def settle(self) -> None:
        """Take apart what became whole on the way: (xy)^1, (x³)^(1/2 + 1/2), 4^(1/2 + 1/2); join e^u · e^v; u²/|u|."""
        for _ in range(20):
            loose = [b for b, e in self.powers.items() if isinstance(e, int) and _comes_apart(b, e)]
            if not loose:
                break
            for base in loose:
                self.multiply(base, int(self.powers.pop(base)))
        self._join_exponentials()
        self._cancel_absolute_values()

    def _join_exponentials(self) -> None:
        parts = [(b, e) for b, e in self.powers.items() if _is_natural(b)]
        if len(parts) < 2 and all(e in {1, -1} for _, e in parts):
            return
        for kind in (Power, Function):
            own = [(b, int(e)) for b, e in parts if isinstance(b, kind) and isinstance(e, int)]
            if not own or (len(own) == 1 and own[0][1] in {1, -1}):
                continue
            exponent = tidy(Sum((*[Product((number(e), _exponent_of(b))) for b, e in own], number(0))))
            if len(own) > 1:
                self.done |= JOIN_POWERS
            for base, _ in own:
                del self.powers[base]
            if rational(exponent) == 0:
                continue
            opposite = isinstance(exponent, Negative)
            if isinstance(exponent, Negative):
                exponent = exponent.operand
            joined = Power(E_CONSTANT, exponent) if kind is Power else Function("exp", (exponent,))
            self.add(E_CONSTANT if exponent == ONE else joined, -1 if opposite else 1)

    def _cancel_absolute_values(self) -> None:
        for base, exponent in list(self.powers.items()):
            if isinstance(base, Function) and base.name == "abs" and exponent == -1:
                inner = base.arguments[0]
                own = self.powers.get(inner, 0)
                if isinstance(own, int) and own >= 2:
                    self.add(inner, -2)
                    self.add(base, 2)


def factored(node: Node) -> Factored:
    """A tree as one product."""
    result = Factored()
    result.multiply(node)
    result.settle()
    return result


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
    return isinstance(base, (Quotient, Negative)) or (isinstance(base, Function) and base.name in {"sqrt", "cbrt"})


def is_exponential(base: Node) -> bool:
    """Whether the base is e^u or exp(u), or another constant's power with a letter in the exponent."""
    if isinstance(base, Power):
        return isinstance(base.base, (Constant, Number))
    return isinstance(base, Function) and base.name == "exp"


def _is_natural(base: Node) -> bool:
    return is_exponential(base) and not (isinstance(base, Power) and base.base != E_CONSTANT)


def _exponent_of(base: Node) -> Node:
    if isinstance(base, Power):
        return base.exponent
    return base.arguments[0] if isinstance(base, Function) else Constant("e")
