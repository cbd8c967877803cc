"""A constant was differentiated by a rule for functions: pi^2 became 2pi, ln(5) became 1/5.

Why it fails: whatever it looks like, a constant does not change.

What to say: look for the variable first; where there is none, there is nothing to use a rule on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from gradekit.calculus.application import Application, apply_rules
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.errors import TemplateError
from gradekit.expression.tree import (
    ONE,
    ZERO,
    Constant,
    Function,
    Node,
    Power,
    Product,
    Quotient,
    Symbol,
    rebuild,
    substitute,
    walk,
)

MOST_PARTS = 3
"""Parts of a constant that may have been taken for the variable."""

_HOLE = "\N{BULLET}"


def _wrong(place: Application, _d: Sequence[Node]) -> Iterator[Slip]:
    if place.rules != ("constant",) or not isinstance(place.node, (Power, Function, Product, Quotient)):
        return
    for part in islice(dict.fromkeys(_parts(place.node)), MOST_PARTS):
        try:
            slope = apply_rules(_replaced(place.node, part, Symbol(_HOLE)), _HOLE).result
        except TemplateError:
            continue
        wrong = substitute(slope, {_HOLE: part})
        if wrong not in {ONE, ZERO, place.node}:
            yield Slip(wrong, {"constant": place.node})


def _parts(node: Node) -> Iterator[Node]:
    """What may be taken for the variable: the base of a power, the argument of a function, a letter in a product."""
    for part in walk(node):
        if isinstance(part, Power):
            yield part.base
        elif isinstance(part, Function):
            yield part.arguments[0]
        elif isinstance(part, (Symbol, Constant)):
            yield part


def _replaced(node: Node, old: Node, new: Node) -> Node:
    return new if node == old else rebuild(node, lambda part: _replaced(part, old, new))


MISTAKE = Mistake(
    code="rule_used_on_constant",
    family="power-rule",
    name={"en": "A rule used on a constant", "vi": "Dùng quy tắc cho hằng số"},
    message={
        "en": "However it is written, {constant} is a constant: it does not change, so no rule for powers or functions "
        "applies.",
        "vi": "Dù viết thế nào, {constant} vẫn là hằng số: nó không thay đổi, nên không dùng quy tắc của lũy thừa hay "
        "hàm số.",
    },
    example=("x^2+pi^2", "2x+2pi"),
    at=_wrong,
    rank=30,
)
