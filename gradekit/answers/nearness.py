"""Is one number within a tolerance of another?  By exact balls, so that the edge of the tolerance is decided right."""

from __future__ import annotations

from fractions import Fraction

from gradekit.equivalence.enclosure import Enclosed, Undefined, enclose, interval
from gradekit.equivalence.evidence import Interval
from gradekit.expression.printing import text
from gradekit.expression.tree import Function, Negative, Node, Number, Product, Sum, number
from gradekit.values import value

BITS = (64, 128, 256, 512, 1024, 2048, 4000)


@value
class Nearness:
    """`near` is None where it was not found out.  Else: both `values`, or the answer's `undefined` subterm."""

    near: bool | None
    values: tuple[Interval, Interval] | None = None
    undefined: str | None = None


@value
class Numeral:
    """A number typed in digits: `places` after the decimal mark, `whole` where none was typed."""

    value: Fraction
    places: int
    whole: bool


def numeral(tree: Node) -> Numeral | None:
    """The number where the tree is one in digits, signed or not; None for `1/3`, `sqrt(2)`, `2*0.5`."""
    sign = 1
    while isinstance(tree, Negative):
        sign, tree = -sign, tree.operand
    if not isinstance(tree, Number):
        return None
    places = max(0, (tree.decimals or 0) - (tree.exponent or 0))
    return Numeral(sign * tree.value, places, tree.decimals is None and tree.exponent is None)


def near(reference: Node, answer: Node, absolute: Fraction, relative: Fraction) -> Nearness:
    """|answer - reference| ≤ max(absolute, relative·|reference|), or not, or not found out within 4,000 bits.

    Both trees are free of variables.  A value on the very edge is found out where everything is rational.
    """
    distance = Function("abs", (Sum((answer, Negative(reference))),))
    allowed = Function("max", (number(absolute), Product((number(relative), Function("abs", (reference,))))))
    excess = Sum((distance, Negative(allowed)))
    for bits in BITS:
        typed = enclose(answer, {}, bits)
        if isinstance(typed, Undefined):
            return Nearness(False, undefined=text.show(typed.subterm))
        found = enclose(excess, {}, bits)
        if not isinstance(found, Enclosed):
            continue
        if found.ball <= 0:
            return Nearness(True)
        if found.ball > 0:
            return Nearness(False, _values(reference, answer, bits))
    return Nearness(None)


def _values(reference: Node, answer: Node, bits: int) -> tuple[Interval, Interval] | None:
    """Both values as intervals, precise enough to be told apart."""
    found = [enclose(tree, {}, bits + 64) for tree in (reference, answer)]
    intervals = [interval(value.ball, max(30, bits // 3)) for value in found if isinstance(value, Enclosed)]
    return (intervals[0], intervals[1]) if len(intervals) == 2 else None
