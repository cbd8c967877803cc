"""Bounds of a node over a whole box: interval arithmetic by ends, which stays tight where a ball would be too wide.

A ball keeps its middle and its radius, so that of [1, 10¹⁰⁰] it forgets the lower end.  Sources: R. E. Moore, *Interval
Analysis*, 1966.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from flint import arb, fmpq

from gradekit.equivalence.evaluation import Evaluator, NoValue
from gradekit.equivalence.graph import Graph

Ends: TypeAlias = tuple[Any, Any]
"""The lower and the upper end, exact balls of radius 0 or infinite."""

LEAST, MOST = arb.neg_inf(), arb.pos_inf()


def bounds(graph: Graph, box: dict[str, tuple[Any, Any]], steps: list[int]) -> Ends:
    """Ends between which the last of the steps lies wherever it has a value; works at the present precision.

    Raises NoValue where the node certainly has none anywhere in the box, NotFoundOut where nothing is known.
    """
    ends: dict[int, Ends] = {}
    run = Evaluator(graph, {name: arb(low).union(arb(high)) for name, (low, high) in box.items()})
    for number in steps:
        operation = graph.operations[number]
        rule = _RULES.get(operation[0])
        if operation[0] == "q":
            value = arb(operation[1])
            ends[number] = value.lower(), value.upper()
        elif operation[0] == "v":
            low, high = box[operation[1]]
            ends[number] = arb(low).lower(), arb(high).upper()
        elif rule is not None:
            ends[number] = _sound(rule(number, operation, ends))
        else:
            for part in operation[1:]:
                if isinstance(part, int) and part in ends:
                    run.values[part] = _ball(ends[part])
            value = arb(run.value(number, [number]))
            ends[number] = _sound((value.lower(), value.upper()))
    return ends[steps[-1]]


def _ball(ends: Ends) -> Any:
    return ends[0].union(ends[1])


def _sound(ends: Ends) -> Ends:
    """The ends, infinite where they are not numbers."""
    low, high = ends
    return (low if low == low else LEAST), (high if high == high else MOST)  # noqa: PLR0124 - false for no number


def _sum(_: int, operation: Any, ends: dict[int, Ends]) -> Ends:
    low, high = ends[operation[1]]
    for part in operation[2:]:
        low, high = (low + ends[part][0]).lower(), (high + ends[part][1]).upper()
    return low, high


def _product(_: int, operation: Any, ends: dict[int, Ends]) -> Ends:
    low, high = ends[operation[1]]
    for part in operation[2:]:
        found = [a * b if a != 0 and b != 0 else arb(0) for a in (low, high) for b in ends[part]]
        if not all(value == value or value.is_finite() for value in found):  # noqa: PLR0124 - false for no number
            return LEAST, MOST
        low, high = min(value.lower() for value in found), max(value.upper() for value in found)
    return low, high


def _power(number: int, operation: Any, ends: dict[int, Ends]) -> Ends:
    low, high = ends[operation[1]]
    exponent = operation[2]
    top, bottom = int(exponent.p), int(exponent.q)
    if bottom % 2 == 0:
        if high < 0:
            raise NoValue(number)
        low = max(low, arb(0))
    if top < 0 and low <= 0 <= high:
        if low == 0 or bottom % 2 == 0:
            return (_raised(high, top, bottom)).lower() if high > 0 else LEAST, MOST
        return LEAST, MOST
    found = [_raised(low, top, bottom), _raised(high, top, bottom)]
    if top > 0 and top % 2 == 0 and low < 0 < high:
        found.append(arb(0))
    return min(value.lower() for value in found), max(value.upper() for value in found)


def _raised(value: Any, top: int, bottom: int) -> Any:
    """The real power, of negative values too where the root is odd."""
    if not value.is_finite():
        return arb(0) if top < 0 else value if value > 0 or top % 2 else -value
    if bottom == 1:
        return value**top
    if value < 0:
        size = (-value) ** arb(fmpq(top, bottom))
        return -size if top % 2 else size
    return value ** arb(fmpq(top, bottom)) if value > 0 else arb(0)


def _rising(name: str) -> Callable[[int, Any, dict[int, Ends]], Ends]:
    """A function that grows with its argument."""

    def rule(_: int, operation: Any, ends: dict[int, Ends]) -> Ends:
        low, high = ends[operation[1]]
        return getattr(low, name)().lower(), getattr(high, name)().upper()

    return rule


def _ln(number: int, operation: Any, ends: dict[int, Ends]) -> Ends:
    low, high = ends[operation[1]]
    if high <= 0:
        raise NoValue(number)
    return (low.log().lower() if low > 0 else LEAST), high.log().upper()


def _abs(_: int, operation: Any, ends: dict[int, Ends]) -> Ends:
    low, high = ends[operation[1]]
    return (arb(0) if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))


def _extreme(pick: Any) -> Callable[[int, Any, dict[int, Ends]], Ends]:
    def rule(_: int, operation: Any, ends: dict[int, Ends]) -> Ends:
        return pick(ends[part][0] for part in operation[1:]), pick(ends[part][1] for part in operation[1:])

    return rule


_RULES: dict[str, Callable[[int, Any, dict[int, Ends]], Ends]] = {
    "+": _sum, "*": _product, "^": _power, "exp": _rising("exp"), "ln": _ln, "sinh": _rising("sinh"),
    "atan": _rising("atan"), "asinh": _rising("asinh"), "abs": _abs, "min": _extreme(min), "max": _extreme(max),
}  # fmt: skip
