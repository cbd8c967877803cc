"""The differentiator against a second road: difference quotients in ball arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb
from hypothesis import given

from gradekit.calculus.derivation import derive
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.errors import TemplateError
from gradekit.expression.printing.text import show
from gradekit.expression.tree import Function, Node, Power, walk
from tests.properties.points import points
from tests.properties.trees import trees

STEP = Fraction(1, 2**150)
BITS = 800
JUMPING = {"floor", "ceil", "sign", "heaviside", "min", "max", "relu", "factorial"}
"""Constant on intervals or flat against each other in random trees; they have rows in the tables."""


def slope(tree: Node, x: Fraction) -> Any:
    """The slope from both sides of the point, or None where they differ or the function has no value."""
    values = [enclose(tree, {"x": x + k * STEP}, BITS) for k in (-1, 0, 1)]
    left, middle, right = (v.ball if isinstance(v, Enclosed) else None for v in values)
    if left is None or middle is None or right is None:
        return None
    before, after = (middle - left) * arb(2) ** 150, (right - middle) * arb(2) ** 150
    smooth = bool(abs(before - after) < (abs(before) + 1) * arb(2) ** -40)
    return (before + after) / 2 if smooth else None


def _has_power_of_zero(tree: Node) -> bool:
    """Whether a part is 0^u, which is refused though it is 0 where u > 0."""
    bases = [enclose(node.base, {"x": Fraction(3, 7)}, 64) for node in walk(tree) if isinstance(node, Power)]
    return any(isinstance(base, Enclosed) and base.ball == 0 for base in bases)


@given(trees(names=("x",), size=7))
def test_derivative_is_the_slope(tree: Node) -> None:
    """Where a function is smooth, its derivative has a value and it is the slope; else it may be refused."""
    if any(isinstance(n, Function) and n.name in JUMPING for n in walk(tree)):
        return
    try:
        result = derive(tree, "x").result
    except TemplateError:
        assert _has_power_of_zero(tree) or all(slope(tree, point["x"]) is None for point in points(("x",), 4)), show(
            tree
        )
        return
    for point in points(("x",), 4):
        expected = slope(tree, point["x"])
        found = enclose(result, point, 300)
        if expected is not None and isinstance(found, Enclosed):
            close = abs(found.ball - expected) < (abs(expected) + 1) * arb(2) ** -30
            unsure = not bool(abs(found.ball - expected) > (abs(expected) + 1) * arb(2) ** -60)
            assert bool(close) or unsure, f"{show(tree)} → {show(result)} at {point['x']}"
