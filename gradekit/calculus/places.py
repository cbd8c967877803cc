"""What stands at a place of a derivation: an outer and an inner function, a power, the two sides of a quotient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gradekit.calculus.application import Application, apply_rules, rule_for
from gradekit.calculus.rule import times
from gradekit.errors import TemplateError
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    ONE,
    ZERO,
    Function,
    Negative,
    Node,
    Power,
    Quotient,
    Sum,
    Symbol,
    number,
    rebuild,
    substitute,
)

HOLE = "\N{MIDDLE DOT}"
"""The name of the hole in an outer function."""


@dataclass(frozen=True, slots=True)
class Composite:
    """f(g): `outer` is f with a hole for g, `slope` is f′ with that hole, `inner` is g."""

    outer: Node
    slope: Node
    inner: Node

    def slope_at(self, argument: Node) -> Node:
        """The value of f′ at an argument."""
        return substitute(self.slope, {HOLE: argument})

    def outer_at(self, argument: Node) -> Node:
        """The value of f at an argument."""
        return substitute(self.outer, {HOLE: argument})


@dataclass(frozen=True, slots=True)
class PowerPlace:
    """front · base^exponent with a constant exponent."""

    front: Node
    base: Node
    exponent: Node

    @property
    def value(self) -> Fraction | None:
        """The exponent, if it is a number."""
        return rational(self.exponent)


def composite(place: Application) -> Composite | None:
    """The outer and the inner function where the chain rule is used, else None."""
    if "chain" not in place.rules:
        return None
    known = place.memo.get("composite")
    if not isinstance(known, Composite):
        known = place.memo["composite"] = _composite(place)
    return known if isinstance(known, Composite) else None


def _composite(place: Application) -> Composite | None:
    inner = place.parts[0].node
    outer = _with_hole(place.node, inner)
    try:
        _, use = rule_for(outer, HOLE)
    except TemplateError:
        return None
    return Composite(outer, use.build([ONE] * len(use.parts)), inner)


def _with_hole(node: Node, inner: Node) -> Node:
    if node is inner:
        return Symbol(HOLE)
    return rebuild(node, lambda part: _with_hole(part, inner))


def power_place(place: Application) -> PowerPlace | None:
    """The power where the power rule is used, roots included; 1/x^n has exponent −n."""
    node = place.node
    match node:
        case Power(base=base, exponent=exponent) if place.rules[-1] == "power":
            return PowerPlace(ONE, base, exponent)
        case Quotient(numerator=above, denominator=below) if place.rules[-1] == "power":
            inner = power_of(below)
            return PowerPlace(above, inner[0], _negated(inner[1]))
        case Function(name="sqrt" | "cbrt" | "root") if place.rules[-1] == "root":
            base, index = power_of(node)
            return PowerPlace(ONE, base, index)
        case _:
            return None


def power_of(node: Node) -> tuple[Node, Node]:
    """A tree as base and exponent: x is x^1, sqrt(x) is x^(1/2)."""
    match node:
        case Power(base=base, exponent=exponent):
            return base, exponent
        case Function(name="sqrt", arguments=(radicand,)):
            return radicand, number(Fraction(1, 2))
        case Function(name="cbrt", arguments=(radicand,)):
            return radicand, number(Fraction(1, 3))
        case Function(name="root", arguments=(radicand, index)):
            return radicand, Quotient(ONE, index)
        case _:
            return node, ONE


def _negated(exponent: Node) -> Node:
    value = rational(exponent)
    return Negative(exponent) if value is None else number(-value)


def rule_of(place: Application) -> str:
    """The code of the rule itself, without the chain rule or constant factors in front."""
    return place.rules[-1]


@dataclass(frozen=True, slots=True)
class QuotientSides:
    """f/g with the derivatives of both sides."""

    above: Node
    below: Node
    above_slope: Node
    below_slope: Node

    @property
    def first(self) -> Node:
        """The product f′g."""
        return times(self.above_slope, self.below)

    @property
    def second(self) -> Node:
        """The product fg′."""
        return times(self.above, self.below_slope)

    @property
    def top(self) -> Node:
        """The difference f′g − fg′."""
        return Sum((self.first, Negative(self.second)))

    @property
    def square(self) -> Node:
        """The square of g."""
        return Power(self.below, number(2))


def quotient_sides(place: Application, d: Sequence[Node]) -> QuotientSides | None:
    """Both sides of a fraction where the quotient rule is used, or could be in place of the power rule."""
    node = place.node
    if not isinstance(node, Quotient):
        return None
    if rule_of(place) == "quotient":
        return QuotientSides(node.numerator, node.denominator, d[0], d[1])
    if rule_of(place) == "power":
        slope = apply_rules(node.denominator, place.variable).result
        return QuotientSides(node.numerator, node.denominator, ZERO, slope)
    return None
