"""Bounds over boxes hold every value in the box, and stay tight where balls would not."""

from __future__ import annotations

from random import Random  # noqa: TID251 - any stream will do for a test
from typing import Any

import pytest
from flint import arb, fmpq

from gradekit.equivalence.boxes import LEAST, MOST, bounds
from gradekit.equivalence.evaluation import Evaluator, NotFoundOut, NoValue, plan, precision
from gradekit.equivalence.graph import Graph
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Function, Node
from tests.equivalence.random_functions import X, Y, expression

ENDS = (fmpq(0), fmpq(1), fmpq(-1), fmpq(1, 3), fmpq(-7, 2), fmpq(12), fmpq(-100), fmpq(10) ** 9, -(fmpq(10) ** 30))
SWITCHES = ("floor", "sign", "relu", "abs", "ceil", "sigmoid")


def tree(text: str) -> Node:
    """The reading of a text."""
    reading = read(text, ReaderSettings(names=("x", "y")))
    assert isinstance(reading, Reading), text
    return reading.tree


def held(graph: Graph, root: int, box: dict[str, Any], point: dict[str, Any]) -> bool | None:
    """Whether the value at the point lies in the bounds over the box; None where either is not known."""
    steps = plan(graph, root)
    with precision(64):
        try:
            value = Evaluator(graph, {name: arb(x) for name, x in point.items()}).ball(root)
        except (NoValue, NotFoundOut):
            return None
        if not value.is_finite():
            return None
        try:
            low, high = bounds(graph, box, steps)
        except NoValue:
            return False
        except NotFoundOut:
            return None
        return not (value < low or value > high)


@pytest.mark.parametrize("block", range(4))
def test_values_lie_in_the_bounds(block: int) -> None:
    """For random functions, boxes and points, no value lies outside the bounds."""
    known = 0
    for seed in range(block * 250, block * 250 + 250):
        random = Random(seed)  # noqa: S311
        reference = expression(random, random.choice((1, 2, 3)), (X, Y) if seed % 2 else (X,))
        if seed % 3 == 0:
            reference = Function(random.choice(SWITCHES), (reference,))
        graph = Graph()
        root = graph.enter(reference)
        for _ in range(4):
            box: dict[str, Any] = {}
            point: dict[str, Any] = {}
            for name in ("x", "y"):
                low, high = sorted(random.sample(ENDS, 2))
                box[name] = (low, high)
                point[name] = low + (high - low) * fmpq(random.randint(0, 1000), 1000)
            found = held(graph, root, box, point)
            assert found is not False, (reference, box, point)
            known += found is not None
    assert known > 300


TIGHT = (
    ("x e^x+1", fmpq(-1000), fmpq(-64), 0.9), ("1/(2+x^2)", fmpq(10) ** 3, MOST, -0.1),
    ("x^2-x^(-2)", fmpq(2), fmpq(10) ** 300, 3), ("ln(x)*e^x", fmpq(2), fmpq(10) ** 9, 5),
    ("x^4+sin(x)", LEAST, MOST, -1.001), ("cbrt(x)+3", fmpq(-8), fmpq(0), 0.99), ("abs(x)+1", LEAST, MOST, 0.99),
)  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "least"), TIGHT)
def test_bounds_are_tight(text: str, low: Any, high: Any, least: float) -> None:
    """Over boxes of any width, infinite ones too, the lower bound is close to the least value."""
    graph = Graph()
    root = graph.enter(tree(text))
    with precision(64):
        found = bounds(graph, {"x": (low, high)}, plan(graph, root))
    assert found[0] > arb(least)


def test_nowhere_defined_is_told() -> None:
    """A box on which a subterm has no value anywhere raises NoValue."""
    for text in ("ln(x)", "sqrt(x)", "asin(x-9)", "x^(-1/2)+1"):
        graph = Graph()
        root = graph.enter(tree(text))
        with precision(64), pytest.raises(NoValue):
            bounds(graph, {"x": (fmpq(-9), fmpq(-2))}, plan(graph, root))
