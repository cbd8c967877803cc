"""The part of a student's own answer in which a recognised mistake shows.

The explanation was confirmed in ball arithmetic before; where it shows is found in floating point, and told only where
mending the part makes the answer right at the same points.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gradekit.calculus.explanation import Explanation
from gradekit.calculus.rule import times
from gradekit.calculus.sampling import OverBudgetError, Sampler, Values
from gradekit.calculus.wrong_derivatives import Event
from gradekit.expression.tree import Negative, Node, Number, Product, Symbol, rebuild, symbols
from gradekit.values import value

CLOSE = 1e-9
"""How far, relatively, the same value written in two ways may differ in floating point."""
MOST_FACTORS = 7
"""Products with more factors are looked at as a whole only."""
MOST_LOOKED_AT = 400


@value
class Part:
    """A part of an answer, and how the answer reads with something else in its place.

    `holder`: the part itself, or the product that some of its factors make with those `kept`.  `shown`: what the
    student typed in one piece.
    """

    value: Node
    holder: Node
    shown: Node
    kept: tuple[Node, ...] = ()


def own_part(explanation: Explanation, answer: Node, right: Node, sampler: Sampler) -> Node | None:
    """The smallest part of the answer that is what the mistake made at its place; None where no single part is.

    None, too, where that part is the whole answer, or stands there twice, or is a mere number or the variable, and
    where the answer does not become `right` by mending the part.  Of a mistake made at several places, the part of the
    first one, where each has its own.
    """
    if explanation.tree is explanation.events[0].slip.wrong:  # the whole answer was made there
        return None
    mended = answer
    first: Node | None = None
    sampler.allowance = MOST_LOOKED_AT
    try:
        for event in explanation.events:
            part = _part_of(event, mended, sampler)
            if part is None or event.place is None:
                return None
            first = first or part.shown
            mended = _mended(mended, part, event.place.result)
        alike = _alike(sampler.values(mended), sampler.values(right))
    except OverBudgetError:
        return None
    return first if alike and first is not answer else None


def _part_of(event: Event, answer: Node, sampler: Sampler) -> Part | None:
    if not symbols(event.slip.wrong):
        return None
    wanted = sampler.values(event.slip.wrong)
    subtrees = sampler.subtrees(answer)
    if _alike(subtrees[-1][1], wanted):
        return None
    found = [part for part, values in _parts(subtrees) if _alike(values, wanted)]
    if not found or _says_nothing(found[0].value, event) or [p.value for p in found].count(found[0].value) > 1:
        return None
    return found[0]


def _says_nothing(part: Node, event: Event) -> bool:
    """Whether it is a mere number, or the variable by itself."""
    return isinstance(part, Number) or (event.place is not None and part == Symbol(event.place.variable))


def _mended(tree: Node, part: Part, right: Node) -> Node:
    """The tree with the right derivative in place of the part."""
    if tree is part.holder:
        return times(*part.kept, right)
    return rebuild(tree, lambda child: _mended(child, part, right))


def _parts(subtrees: list[tuple[Node, Values]]) -> Iterator[tuple[Part, Values]]:
    """The parts of an answer with their values, smaller ones before those that hold them.

    After a product come the products of some of its factors, those of a negative product with the sign; where they do
    not stand side by side, the whole product is shown.
    """
    known = {id(node): values for node, values in subtrees}
    for node, values in subtrees:
        yield Part(node, node, node), values
        match node:
            case Product(factors=factors) if 2 < len(factors) <= MOST_FACTORS:
                for size in range(2, len(factors)):
                    for places in combinations(range(len(factors)), size):
                        chosen = [factors[i] for i in places]
                        kept = tuple([factor for i, factor in enumerate(factors) if i not in places])
                        value = times(*chosen)
                        shown = value if places[-1] - places[0] == size - 1 else node
                        yield Part(value, node, shown, kept), _product([known[id(factor)] for factor in chosen])
            case Negative(operand=Product(factors=(first, *rest))) if len(rest) < MOST_FACTORS:
                for left in (None, *range(len(rest))):
                    chosen = [first] if left is None else [first, rest[left]]
                    kept = tuple([factor for i, factor in enumerate(rest) if i != left])
                    value = Negative(times(*chosen))
                    yield (
                        Part(value, node, node if left else value, kept),
                        _product([known[id(f)] for f in chosen], -1.0),
                    )


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
