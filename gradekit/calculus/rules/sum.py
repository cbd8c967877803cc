"""A sum or difference is differentiated term by term."""

from __future__ import annotations

from collections.abc import Sequence

from gradekit.calculus.rule import Rule, Use
from gradekit.expression.tree import ZERO, Negative, Node, Sum


def _use(node: Node, _variable: str) -> Use | None:
    if not isinstance(node, Sum):
        return None
    signs = [isinstance(t, Negative) for t in node.terms]
    parts = tuple(t.operand if isinstance(t, Negative) else t for t in node.terms)
    return Use(parts, lambda derivatives: _joined(derivatives, signs))


def _joined(derivatives: Sequence[Node], signs: list[bool]) -> Node:
    """The derivatives with the signs of their terms; nobody writes `-0` at the front."""
    terms = [Negative(part) if minus else part for part, minus in zip(derivatives, signs, strict=True)]
    if derivatives[0] == ZERO:
        terms[0] = ZERO
    return Sum(tuple(terms))


RULE = Rule(
    code="sum",
    title={"en": "Sum rule", "vi": "Quy tắc tổng"},
    sentence={
        "en": "differentiate term by term",
        "vi": "lấy đạo hàm từng số hạng",
    },
    statement=("d/dx[f(x) + g(x)] = f'(x) + g'(x)", "d/dx[f(x) - g(x)] = f'(x) - g'(x)"),
    source="OpenStax, Calculus Volume 1, section 3.3; Dive into Deep Learning 18.3.2",
    conditions={"en": "f and g have derivatives at x", "vi": "f và g có đạo hàm tại x"},
    kinds=(Sum,),
    use=_use,
)
