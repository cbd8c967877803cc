"""The part of a student's own answer in which a recognised mistake shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gradekit.calculus.mistake_table import Explanation
from gradekit.calculus.rule import times
from gradekit.calculus.sampling import OverBudgetError, Sampler, Values
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.expression.tree import Negative, Node, Number, Product, symbols

BITS = 128
CLOSE = 1e-9
"""How far, relatively, the same value written in two ways may differ in floating point."""
MOST_FACTORS = 7
"""Products with more factors are looked at as a whole only."""
MOST_LOOKED_AT = 400


def own_part(explanation: Explanation, answer: Node, sampler: Sampler) -> Node | None:
    """The smallest part of the answer that is what the mistake made at its place; None where no single part is.

    None, too, where that part is the whole answer, or stands there twice, or is a mere number.
    """
    event = explanation.events[0]
    if event.place is None or not symbols(event.slip.wrong):
        return None
    sampler.allowance = MOST_LOOKED_AT
    try:
        wanted = sampler.values(event.slip.wrong)
        subtrees = sampler.subtrees(answer)
    except OverBudgetError:
        return None
    if _alike(subtrees[-1][1], wanted):
        return None
    found = [part for part, values in _parts(subtrees) if _alike(values, wanted)]
    if not found or isinstance(found[0], Number) or found.count(found[0]) > 1:
        return None
    return found[0] if _confirmed(found[0], event.slip.wrong, sampler) else None


def _parts(subtrees: list[tuple[Node, Values]]) -> Iterator[tuple[Node, Values]]:
    """The parts of an answer with their values, smaller ones before those that hold them.

    After a product come the products of some of its factors, those of a negative product with the sign.
    """
    known = {id(node): values for node, values in subtrees}
    for node, values in subtrees:
        yield node, values
        match node:
            case Product(factors=factors) if 2 < len(factors) <= MOST_FACTORS:
                for size in range(2, len(factors)):
                    for chosen in combinations(factors, size):
                        yield times(*chosen), _product([known[id(factor)] for factor in chosen])
            case Negative(operand=Product(factors=(first, *rest))) if len(rest) < MOST_FACTORS:
                for others in ([], *([other] for other in rest)):
                    chosen = (first, *others)
                    yield Negative(times(*chosen)), _product([known[id(factor)] for factor in chosen], -1.0)


def _product(columns: list[Values], sign: float = 1.0) -> Values:
    result: list[float | None] = []
    for row in zip(*columns, strict=True):
        value: float | None = sign
        for factor in row:
            value = None if value is None or factor is None else value * factor
        result.append(value)
    return tuple(result)


def _alike(given: Values, wanted: Values) -> bool:
    """Whether two columns of values are those of the same function, as far as floating point tells."""
    met = 0
    for a, b in zip(given, wanted, strict=True):
        if a is not None and b is not None:
            if abs(a - b) > CLOSE * max(abs(a), abs(b)):
                return False
            met += 1
    return met > 1


def _confirmed(part: Node, wrong: Node, sampler: Sampler) -> bool:
    """Whether the balls of both meet at the first point where both have one."""
    for point in sampler.exact_points:
        one, other = enclose(part, point, BITS), enclose(wrong, point, BITS)
        if isinstance(one, Enclosed) and isinstance(other, Enclosed):
            return bool(one.ball.overlaps(other.ball))
    return False
