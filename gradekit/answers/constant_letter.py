"""Does a letter for the constant of integration have an effect?  In sin(C)^2 + cos(C)^2 it has none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.equivalence.points import candidate, stream
from gradekit.equivalence.question import Question
from gradekit.equivalence.workspace import workspace
from gradekit.expression.tree import Node, Sum, Symbol, symbols

BITS = 128
POINTS = 4
TRIED = tuple(Fraction(*pair) for pair in ((1, 5), (17, 41), (41, 17), (-2, 7), (-29, 13), (173, 4)))
"""Values that the letter is given."""


def depends(question: Question, tree: Node, letter: str) -> bool:
    """Whether the value of the tree certainly changes with the letter, at a point of the domain.

    A letter that is added is seen at once.
    """
    if isinstance(tree, Sum) and Symbol(letter) in tree.terms and _count(tree, letter) == 1:
        return True
    others = {name: Fraction(n + 5, n + 4) for n, name in enumerate(symbols(tree))}
    space, fractions = workspace(question), stream(b"constant")
    for number in range(POINTS):
        sample = space.sample(number)
        point = sample.point if sample is not None else candidate(space.space, number, fractions)
        fixed = others | {name: Fraction(int(v.p), int(v.q)) for name, v in point.items()}
        seen: list[Any] = []
        for value in TRIED:
            found = enclose(tree, fixed | {letter: value}, BITS)
            if not isinstance(found, Enclosed):
                continue
            if any(not found.ball.overlaps(ball) for ball in seen):
                return True
            seen.append(found.ball)
    return False


def _count(tree: Sum, letter: str) -> int:
    return sum(letter in symbols(term) for term in tree.terms)
