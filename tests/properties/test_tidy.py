"""Laws of tidying, over random trees."""

from __future__ import annotations

from hypothesis import given

from gradekit.equivalence.enclosure import Enclosed, Undefined, enclose
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Node
from tests.properties.points import points
from tests.properties.trees import NAMES, trees


@given(trees(size=10))
def test_tidy_is_idempotent(tree: Node) -> None:
    """A tidy tree stays as it is."""
    once = tidy(tree)
    assert tidy(once) == once, show(once)


@given(trees(size=10))
def test_tidy_is_sound(tree: Node) -> None:
    """Where a tree has a value, the tidy one has the same."""
    result = tidy(tree)
    for point in points(NAMES, 3):
        before, after = enclose(tree, point, 160), enclose(result, point, 160)
        if isinstance(before, Enclosed):
            assert not isinstance(after, Undefined), show(tree)
            assert not isinstance(after, Enclosed) or before.ball.overlaps(after.ball), show(tree)
