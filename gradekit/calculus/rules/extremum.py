"""Minimum and maximum: the slope of the part that is the least or greatest, none where two change places."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, islice
from typing import TypeAlias

from gradekit.calculus.interval import Reach
from gradekit.calculus.reach import reach
from gradekit.calculus.rule import Rule, Use
from gradekit.equivalence.polynomial import to_polynomial
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tidy_product import Term, take_apart
from gradekit.expression.tree import (
    E_CONSTANT,
    Function,
    Negative,
    Node,
    Piecewise,
    Power,
    Quotient,
    Relation,
    Sum,
    walk,
)

_Wave: TypeAlias = tuple[Node, Fraction, Fraction]

TOTAL = frozenset({"sin", "cos", "atan", "exp", "sinh", "cosh", "tanh", "asinh", "abs", "cbrt", "sigmoid", "relu"})
"""Functions with a value everywhere."""

MOST_NODES_OF_A_SLOPE = 30
MOST_PARTS = 32
"""Parts of one minimum or maximum: each pair of them is written out."""


def _use(node: Node, variable: str) -> Use | None:
    if not isinstance(node, Function) or node.name not in {"min", "max"}:
        return None
    parts = tuple(dict.fromkeys(node.arguments))
    if len(parts) > MOST_PARTS:
        return None
    parts = _leading(node.name, parts, variable)
    if len(parts) == 1:
        return Use(parts, lambda derivatives: derivatives[0])
    operator = ">" if node.name == "max" else "<"

    def build(derivatives: Sequence[Node]) -> Node:
        if len(set(derivatives)) == 1:
            return derivatives[0]
        branches = [
            (slope, _leads(operator, part, parts, (i,)))
            for i, (slope, part) in enumerate(zip(derivatives, parts, strict=True))
        ]
        for i, j in combinations(range(len(parts)), 2):
            if _may_touch(parts[i], parts[j], derivatives[i], derivatives[j], variable):
                level = Relation("=", parts[i], parts[j]), Relation("=", derivatives[i], derivatives[j])
                branches.append((derivatives[i], (*level, *_leads(operator, parts[i], parts, (i, j)))))
        return Piecewise(tuple(branches))

    return Use(parts, build)


def _leading(name: str, parts: tuple[Node, ...], variable: str) -> tuple[Node, ...]:
    """The parts without those that another one is never below (above, for the minimum): max(sin(x), 1) is 1."""
    kept = list(parts)
    for part in parts:
        others = [reach(other, variable) for other in kept if other is not part]
        own = reach(part, variable) if others and _is_everywhere(part) else None
        if own is not None and any(other is not None and _is_led(name, own, other) for other in others):
            kept.remove(part)
    return tuple(kept)


def _is_led(name: str, own: Reach, other: Reach) -> bool:
    low, high = (own.high, other.low) if name == "max" else (other.high, own.low)
    return low is not None and high is not None and low <= high


def _is_everywhere(part: Node) -> bool:
    """Whether the part surely has a value everywhere, so that leaving it out leaves the function as it is."""
    for node in walk(part):
        if isinstance(node, Function) and node.name not in TOTAL:
            return False
        if isinstance(node, Quotient) and not rational(node.denominator):
            return False
        if isinstance(node, Power) and node.base != E_CONSTANT:
            exponent = rational(node.exponent)
            if exponent is None or exponent.denominator != 1 or exponent < 1:
                return False
    return not isinstance(part, Piecewise)


def _leads(operator: str, part: Node, parts: tuple[Node, ...], besides: tuple[int, ...]) -> tuple[Relation, ...]:
    return tuple(Relation(operator, part, other) for j, other in enumerate(parts) if j not in besides)


def _may_touch(first: Node, second: Node, slope: Node, other_slope: Node, variable: str) -> bool:
    """Whether the two parts could have the same value and the same slope at a point: there the slope exists."""
    if _is_unfinished_or_long(slope) or _is_unfinished_or_long(other_slope):
        return False
    value = to_polynomial(Sum((first, Negative(second))), (variable,))
    difference = to_polynomial(Sum((slope, Negative(other_slope))), (variable,))
    if value is None or difference is None:
        if difference is not None and difference.is_constant():
            return False
        waves = [_waves(part) for part in (first, second, slope, other_slope)]
        return not _are_apart([wave for wave in waves if wave is not None])
    return not value.gcd(difference).is_constant()


def _waves(node: Node) -> _Wave | None:
    """The tree as a*sin(u) + b*cos(u): u, a and b; None where it is not of this form."""
    angle: Node | None = None
    amounts = {"sin": Fraction(0), "cos": Fraction(0)}
    collected = tidy(node)
    for term in collected.terms if isinstance(collected, Sum) else (collected,):
        parts = take_apart(term)
        match parts:
            case Term(above=[Function(name="sin" | "cos" as name, arguments=(inner,))], below=[]):
                if angle not in (None, inner):
                    return None
                angle = inner
                amounts[name] += parts.coefficient
            case _:
                return None
    return None if angle is None else (angle, amounts["sin"], amounts["cos"])


def _are_apart(waves: list[_Wave]) -> bool:
    """Whether two functions are never equal with equal slopes, since sine and cosine of an angle are not both 0."""
    if len(waves) < 4 or len({angle for angle, _, _ in waves}) > 1:
        return False
    (_, a, b), (_, c, d), (_, e, f), (_, g, h) = waves
    return (a - c) * (f - h) != (b - d) * (e - g)


def _is_unfinished_or_long(slope: Node) -> bool:
    """Whether a derivative is still to be taken in it, or it has too many nodes to be written out twice."""
    nodes = list(islice(walk(slope), MOST_NODES_OF_A_SLOPE + 1))
    return len(nodes) > MOST_NODES_OF_A_SLOPE or any(isinstance(n, Function) and n.name == "diff" for n in nodes)


RULE = Rule(
    code="extremum",
    title={"en": "Derivative of a minimum or maximum", "vi": "Đạo hàm của min và max"},
    sentence={
        "en": "differentiate the part that is the least or greatest; there is no derivative where parts of different "
        "slope meet",
        "vi": "lấy đạo hàm của phần nhỏ nhất hay lớn nhất; tại nơi hai phần bằng nhau mà đạo hàm khác "
        "nhau thì không có đạo hàm",
    },
    statement=("d/dx[max(f(x), g(x))] = f'(x)", "d/dx[max(f(x), g(x))] = g'(x)"),
    source="OpenStax, Calculus Volume 1, section 3.2",
    conditions={
        "en": "the first where f(x) > g(x), the second where f(x) < g(x); min the other way round",
        "vi": "dòng đầu khi f(x) > g(x), dòng sau khi f(x) < g(x); min thì ngược lại",
    },
    kinds=(Function,),
    rank=50,
    use=_use,
)
