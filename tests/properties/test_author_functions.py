"""Author functions that rewrite a tree: the same function, or a template error."""

from __future__ import annotations

import pytest
from hypothesis import given

from gradekit.calculus.author import AUTHOR_FUNCTIONS
from gradekit.equivalence.enclosure import Enclosed, Undefined, enclose
from gradekit.errors import TemplateError
from gradekit.expression.printing.text import show
from gradekit.expression.tree import Node
from tests.properties.points import points
from tests.properties.trees import trees


@pytest.mark.parametrize("name", ["expand", "factor", "simplify", "tidy", "evaluate"])
@given(tree=trees(names=("x", "a"), size=8))
def test_rewriting_is_sound(name: str, tree: Node) -> None:
    """Where a tree has a value, the rewritten one has the same."""
    try:
        result = AUTHOR_FUNCTIONS[name](tree)
    except TemplateError:
        return
    for point in points(("x", "a"), 3):
        before, after = enclose(tree, point, 200), enclose(result, point, 200)
        if isinstance(before, Enclosed):
            assert not isinstance(after, Undefined), show(tree)
            assert not isinstance(after, Enclosed) or before.ball.overlaps(after.ball), f"{show(tree)} → {show(result)}"
