"""Whether two functions that agree at a few points agree along the line: at points of both signs and beyond kinks.

Floating point finds where they may differ, ball arithmetic decides whether they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gradekit.calculus.rule import contains
from gradekit.calculus.sampling import LARGEST_ALLOWANCE, OverBudgetError, Sampler, Values
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Negative, Node, Piecewise, Power, Sum, Symbol, walk

LINE = (-23.71639204, -6.372905183, -2.290417365, -0.6431907258, -0.0917350284, 0.5273190846, 7.410638295, 41.30917246)
BESIDE = (-0.6170283954, -0.0291736405, 0.0317205846, 0.6430917258)
"""How far from a kink it is looked at what becomes of the functions there."""

ENDS = (0.25, 1.25)
"""The points of the straight lines whose zeros are taken for kinks."""

MOST_KINKS = 8
DIFFERENCE = 1e-7
"""How far, relatively, two values differ that are compared in ball arithmetic."""

BITS = 160
_SMOOTH = frozenset({"exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "sech", "csch", "coth"})


class Line:
    """The points at which wrong derivatives of one question and answers are compared beyond those of its table."""

    def __init__(self, function: Node, variable: str) -> None:
        self.variable = variable
        self.names = tuple(dict.fromkeys(n.name for n in walk(function) if isinstance(n, Symbol)))
        self.plain = self._sampler(LINE)
        self.ends = self._sampler(ENDS)
        self.beyond: dict[tuple[float, ...], Sampler] = {}
        self.known: dict[int, tuple[Node, Values]] = {}
        self.smooth: dict[int, tuple[Node, bool]] = {}

    def agree(self, expected: Node, answer: Node) -> bool:
        """Whether no point is found where both have values that certainly differ."""
        try:
            return self._agree(expected, answer)
        except OverBudgetError:
            return False

    def _agree(self, expected: Node, answer: Node) -> bool:
        kinks = self._kinks(expected, answer)
        if not kinks:
            return not self._differ(self.plain, expected, answer, self._remembered(expected))
        if kinks not in self.beyond:
            self.beyond[kinks] = self._sampler((*LINE, *(kink + step for kink in kinks for step in BESIDE)))
        sampler = self.beyond[kinks]
        sampler.allowance = LARGEST_ALLOWANCE
        return not self._differ(sampler, expected, answer, sampler.values(expected))

    def _differ(self, sampler: Sampler, expected: Node, answer: Node, values: Values) -> bool:
        sampler.allowance = LARGEST_ALLOWANCE
        for index, (one, other) in enumerate(zip(values, sampler.values(answer), strict=True)):
            if one is None or other is None or abs(one - other) <= DIFFERENCE * max(abs(one), abs(other)):
                continue
            point = sampler.exact_points[index]
            here, there = enclose(expected, point, BITS), enclose(answer, point, BITS)
            if isinstance(here, Enclosed) and isinstance(there, Enclosed) and not here.ball.overlaps(there.ball):
                return True
        return False

    def _remembered(self, expected: Node) -> Values:
        """The values of a tree that a table holds, at the points that are always looked at."""
        known = self.known.get(id(expected))
        if known is None:
            self.plain.allowance = LARGEST_ALLOWANCE
            known = self.known[id(expected)] = expected, self.plain.values(expected)
        return known[1]

    def _kinks(self, expected: Node, answer: Node) -> tuple[float, ...]:
        """Where a function may change its branch: the zeros of sums and of what is compared, exact for linear ones.

        Functions without branches are determined by any piece of the line: for them there is none to look for.
        """
        known = self.smooth.get(id(expected))
        if known is None:
            known = self.smooth[id(expected)] = expected, not any(map(_has_branches, walk(expected)))
        if known[1] and not any(map(_has_branches, walk(answer))):
            return ()
        nodes = [*walk(expected), *walk(answer)]
        found: dict[float, None] = {}
        for part in dict.fromkeys(part for node in nodes for part in _compared(node)):
            if contains(part, self.variable):
                self.ends.allowance = LARGEST_ALLOWANCE
                start, end = self.ends.values(part)
                if start is not None and end is not None and start != end:
                    found[round(ENDS[0] + (ENDS[1] - ENDS[0]) * start / (start - end), 6)] = None
        return tuple(found)[:MOST_KINKS]

    def _sampler(self, points: tuple[float, ...]) -> Sampler:
        return Sampler([Symbol(name) for name in self.names], self.variable, points, len(points))


def _has_branches(node: Node) -> bool:
    match node:
        case Piecewise():
            return True
        case Function(name=name):
            return name not in _SMOOTH
        case Power(exponent=exponent):
            fixed = rational(exponent)
            return fixed is not None and fixed.denominator > 1
        case _:
            return False


def _compared(node: Node) -> Iterator[Node]:
    """What is 0 where the node may change its branch."""
    match node:
        case Sum():
            yield node
        case Function(name="min" | "max", arguments=arguments):
            for one, other in combinations(arguments, 2):
                yield Sum((one, Negative(other)))
        case Piecewise(branches=branches):
            for _, conditions in branches:
                for condition in conditions:
                    yield Sum((condition.left, Negative(condition.right)))
        case _:
            return
