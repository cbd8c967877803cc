"""The kinds of draw: each turns its keys into a `Drawer`, which gives the values of its names from a stream.

Everything that does not depend on the seed (the candidates of a range, the trees of the choices) is made once, when the
template is loaded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from gradekit.expression.tree import Node, number
from gradekit.templates import schema
from gradekit.templates.exact import rational
from gradekit.templates.faults import Faults
from gradekit.templates.formulas import Formula, FormulaReader, Values
from gradekit.templates.polynomials import PolynomialDrawer
from gradekit.templates.stream import Stream
from gradekit.templates.work import Work

MOST_CANDIDATES = 100_000


class Drawer(Protocol):
    """Gives one value for each of its names."""

    def draw(self, stream: Stream, values: Values, work: Work, /) -> Sequence[Node]:
        """The values, in the order of the names; `values` holds what was drawn before."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One or several of ready trees, each with the same probability, without repetition."""

    candidates: tuple[Node, ...]
    count: int = 1
    sorted: bool = False

    def draw(self, stream: Stream, _values: Values, _work: Work, /) -> Sequence[Node]:
        """The values, in the order of the names."""
        if self.count == 1:
            return (stream.choose(self.candidates),)
        places = stream.shuffled(range(len(self.candidates)), self.count)
        if self.sorted:
            places.sort()
        return [self.candidates[place] for place in places]


@dataclass(frozen=True, slots=True)
class FormulaOf:
    """One or several of the formulas, worked out with what was drawn before."""

    formulas: tuple[Formula, ...]
    count: int = 1

    def draw(self, stream: Stream, values: Values, work: Work, /) -> Sequence[Node]:
        """The values, in the order of the names."""
        return [formula.value(values, work) for formula in stream.shuffled(self.formulas, self.count)]


def drawer(
    spec: schema.Draw, names: Sequence[str], path: Sequence[str | int], reader: FormulaReader, faults: Faults
) -> Drawer | None:
    """The drawer of one entry of `draw`, or None after noting what is wrong with it."""
    several = isinstance(spec, schema.DistinctDraw | schema.ShuffleDraw)
    if len(names) > 1 and not several:
        faults.add("names", "several names are drawn by distinct or shuffle only", path)
        return None
    made = _drawer(spec, names, path, reader, faults)
    if isinstance(made, OneOf) and len(made.candidates) < made.count:
        found = len(made.candidates)
        faults.add("empty-draw", f"{made.count} value(s) are wanted and only {found} can be drawn", path)
        return None
    return made


def _drawer(
    spec: schema.Draw, names: Sequence[str], path: Sequence[str | int], reader: FormulaReader, faults: Faults
) -> Drawer | None:
    match spec:
        case schema.IntegerDraw():
            whole = range(spec.integer[0], spec.integer[1] + 1, spec.step)
            return _wholes(whole, spec.excluded, path, faults)
        case schema.NonzeroDraw():
            return _wholes(range(spec.nonzero[0], spec.nonzero[1] + 1), [0, *spec.excluded], path, faults)
        case schema.DistinctDraw():
            made = _wholes(range(spec.distinct[0], spec.distinct[1] + 1), spec.excluded, path, faults)
            return None if made is None else OneOf(made.candidates, len(names), spec.sorted)
        case schema.RationalDraw():
            return _fractions(spec, path, reader, faults)
        case schema.PolynomialDraw():
            return PolynomialDrawer.of(spec.polynomial, path, reader, faults)
        case schema.ChoiceDraw():
            return _formulas(spec.choice, 1, (*path, "choice"), reader)
        case schema.ShuffleDraw():
            if len(names) > len(spec.shuffle):
                faults.add("empty-draw", f"{len(names)} names and only {len(spec.shuffle)} formulas", path)
                return None
            return _formulas(spec.shuffle, len(names), (*path, "shuffle"), reader)


def _wholes(candidates: range, excluded: Sequence[int], path: Sequence[str | int], faults: Faults) -> OneOf | None:
    if len(candidates) > MOST_CANDIDATES:
        faults.add("range", f"a range of {len(candidates)} numbers; at most {MOST_CANDIDATES}", path)
        return None
    return OneOf(tuple(number(n) for n in candidates if n not in excluded))


def _fractions(
    spec: schema.RationalDraw, path: Sequence[str | int], reader: FormulaReader, faults: Faults
) -> OneOf | None:
    low, high = spec.rational
    first, last = spec.denominators
    if first < 2 or (last - first + 1) * (high - low + 1) * last > MOST_CANDIDATES:
        faults.add("range", "denominators begin at 2, and there may be at most 100000 fractions", path)
        return None
    excluded = set()
    for place, text in enumerate(spec.excluded):
        formula = reader.read(text, (*path, "except", place))
        if formula is not None:
            excluded.add(rational(formula.tree))
    found = {
        Fraction(top, bottom)
        for bottom in range(first, last + 1)
        for top in range(low * bottom, high * bottom + 1)
        if math.gcd(top, bottom) == 1
    }
    return OneOf(tuple(number(value) for value in sorted(found) if value not in excluded))


def _formulas(
    texts: Sequence[str], count: int, path: Sequence[str | int], reader: FormulaReader
) -> FormulaOf | OneOf | None:
    formulas = [reader.read(text, (*path, place)) for place, text in enumerate(texts)]
    if any(formula is None for formula in formulas):
        return None
    read = tuple(formula for formula in formulas if formula is not None)
    if any(formula.names or formula.authored for formula in read):
        return FormulaOf(read, count)
    spare = Work("")
    return OneOf(tuple(formula.value({}, spare) for formula in read), count)
