"""The value of an expression at a point, as a ball that certainly holds it, or the subterm that has no value there."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from flint import fmpq

from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, precision
from gradekit.equivalence.evidence import Interval
from gradekit.equivalence.graph import Graph
from gradekit.expression.tree import Node
from gradekit.values import value


@value
class Enclosed:
    """The value lies in `ball`, a flint `arb`."""

    ball: Any


@value
class Undefined:
    """There is no value: `subterm` is proved to lie outside the domain of what is done with it."""

    subterm: Node


@value
class Unclear:
    """At this precision it is not known whether `subterm` has a value, or nothing is known of its size."""

    subterm: Node


Enclosure: TypeAlias = Enclosed | Undefined | Unclear


def enclose(tree: Node, point: Mapping[str, Fraction], bits: int, integers: frozenset[str] = frozenset()) -> Enclosure:
    """The value of the tree at an exact point, computed with `bits` bits (≥ 2).  Never raises for any tree.

    A variable that the point lacks makes the value `Unclear`.  `integers`: variables declared to be whole numbers,
    which may be exponents of a negative base.
    """
    return Entered(tree, integers).enclose(point, bits)


class Entered:
    """A tree that is ready to be evaluated at several points.  `integers`: variables that are whole numbers."""

    __slots__ = ("graph", "root", "tree")

    def __init__(self, tree: Node, integers: frozenset[str] = frozenset()) -> None:
        self.tree = tree
        self.graph = Graph(integers)
        self.root = self.graph.enter(tree)

    def enclose(self, point: Mapping[str, Fraction], bits: int) -> Enclosure:
        """The value at an exact point, computed with `bits` bits (≥ 2)."""
        values = {name: fmpq(v.numerator, v.denominator) for name, v in point.items()}
        with precision(bits):
            return read_off(self.graph, self.root, self.tree, Evaluator(self.graph, values))


def read_off(graph: Graph, root: int, tree: Node, run: Evaluator) -> Enclosure:
    """The value of a node as one of the three kinds of enclosure."""
    try:
        ball = run.ball(root)
    except NoValue as fact:
        return Undefined(graph.source[fact.number] or tree)
    except NotFoundOut as fact:
        return Unclear(graph.source[fact.number] or tree)
    return Enclosed(ball) if ball.is_finite() else Unclear(tree)


def interval(ball: Any, digits: int = 30) -> Interval:
    """The ball as an interval of decimal strings, rounded outwards.  `digits` ≥ 2 significant digits of its middle."""
    if not ball.is_finite():
        return Interval("-inf", "inf")
    mantissa, exponent = map(int, ball.mid().man_exp())
    spread, shift = map(int, ball.rad().man_exp())
    largest = max(mantissa.bit_length() + exponent, spread.bit_length() + shift) if mantissa or spread else 0
    if max(abs(exponent), abs(shift)) > 20_000:
        middle, radius, power = (int(part) for part in ball.mid_rad_10exp(digits))
        return Interval(_point(middle - radius - 1, power), _point(middle + radius + 1, power))
    power = largest * 30_103 // 100_000 - digits
    common = min(exponent, shift) if spread else exponent
    middle, wide = mantissa << (exponent - common), (spread << (shift - common)) if spread else 0
    low = _scaled(middle - wide, common, power)
    high = -_scaled(-middle - wide, common, power)
    return Interval(_point(low, power), _point(high, power))


def _scaled(mantissa: int, exponent: int, power: int) -> int:
    """mantissa·2^exponent / 10^power, rounded down."""
    above, below = (mantissa << exponent, 1) if exponent >= 0 else (mantissa, 1 << -exponent)
    if power >= 0:
        below *= 10**power
    else:
        above *= 10**-power
    return above // below


def _point(units: int, power: int) -> str:
    """units·10^power as text: plain where that is short, else with an exponent."""
    if units == 0:
        return "0"
    sign, text = ("-" if units < 0 else ""), str(abs(units))
    stripped = text.rstrip("0")
    power += len(text) - len(stripped)
    text = stripped
    if power >= 0 and len(text) + power <= 25:
        return sign + text + "0" * power
    if power < 0 and -power <= 40:
        whole, part = (text[:power] or "0", text[power:].rjust(-power, "0"))
        return f"{sign}{whole}.{part}"
    mantissa = text[0] + ("." + text[1:] if len(text) > 1 else "")
    return f"{sign}{mantissa}e{power + len(text) - 1}"
