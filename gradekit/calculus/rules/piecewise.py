"""A piecewise function: branch by branch, inside each branch; at a join only where both sides agree."""

from __future__ import annotations

from collections.abc import Sequence

from gradekit.calculus.joins import strict_branches
from gradekit.calculus.rule import Rule, Use
from gradekit.expression.tree import Function, Node, Piecewise, walk


def _use(node: Node, variable: str) -> Use | None:
    if not isinstance(node, Piecewise):
        return None

    def build(derivatives: Sequence[Node]) -> Node:
        return strict_branches(node, tuple(derivatives), tuple(map(_finished, derivatives)), variable)

    return Use(tuple(value for value, _ in node.branches), build)


def _finished(slope: Node) -> Node:
    """The slope with the derivatives still to be taken in it taken, so that every line has the same joins."""
    from gradekit.calculus.derivation import finished  # derivations are made of rules

    pending = any(isinstance(part, Function) and part.name == "diff" for part in walk(slope))
    return finished(slope) if pending else slope


RULE = Rule(
    code="piecewise",
    title={"en": "Derivative branch by branch", "vi": "Đạo hàm trên từng nhánh"},
    sentence={
        "en": "differentiate each branch inside its own interval; at a join there is a derivative only if value and "
        "slope of both sides agree",
        "vi": "lấy đạo hàm từng nhánh bên trong khoảng của nó; tại điểm nối chỉ có đạo hàm nếu giá trị và đạo hàm hai "
        "bên bằng nhau",
    },
    statement=("f(x) = g(x), x < a", "d/dx[f(x)] = g'(x), x < a"),
    source="OpenStax, Calculus Volume 1, section 3.2",
    conditions={"en": "inside the interval of a branch", "vi": "bên trong khoảng của một nhánh"},
    kinds=(Piecewise,),
    use=_use,
)
