"""A derivative of the key agrees with one found without the rules: power series in ball arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.series import derivative_ball
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.expression.printing import text
from gradekit.model.problem import Part

BITS = 160
POINTS = tuple(Fraction(n, 1009) for n in (-2503, -1511, -601, 307, 811, 1301, 1709, 2707, 4001, 7013))
AGREEING = 2
"""Points at which both roads must give a value; a derivative known at fewer is looked at by a person."""


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        problem = next(iter(drawn.problems.values()))
        for part in problem.parts:
            if part.answer.of is not None:
                said = _compare(part)
                if said:
                    yield Broken(said, drawn.seed, "answer")


def _compare(part: Part) -> str:
    answer = part.answer
    if answer.of is None:
        return ""
    variable, agreeing = answer.variables[0], 0
    for point in POINTS:
        others = {name: Fraction(3, 7) + n for n, name in enumerate(answer.variables[1:])}
        values = {variable: point, **others}
        known = enclose(answer.value, values, BITS)
        series = derivative_ball(answer.of, variable, values, answer.order, BITS)
        if series is None or not isinstance(known, Enclosed):
            continue
        if not known.ball.overlaps(series):
            found = text.show(answer.value)
            return f"{found} is not the derivative of {text.show(answer.of)} at {variable} = {point}"
        agreeing += 1
    if agreeing < AGREEING:
        return f"the derivative of {text.show(answer.of)} could be checked at {agreeing} points only"
    return ""


LAW = Law("LAW-second-road", "A derivative agrees with one found by power series in ball arithmetic.", _broken)
