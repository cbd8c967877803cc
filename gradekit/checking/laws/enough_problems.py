"""A class gets different problems: of n seeds, at least 40 % (and no more than 30 need be) give different ones."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample

SHARE, ENOUGH = 0.4, 30


def _broken(sample: Sample) -> Iterator[Broken]:
    found = set()
    for drawn in sample.drawn:
        problem = next(iter(drawn.problems.values()))
        found.add((problem.prompt, tuple((part.prompt, part.answer.value) for part in problem.parts)))
    wanted = min(ENOUGH, int(SHARE * len(sample.drawn)))
    if len(found) < wanted:
        said = f"{len(sample.drawn)} seeds give {len(found)} different problems; at least {wanted} are wanted"
        yield Broken(said, None, "draw")


LAW = Law("LAW-enough-problems", "Enough different problems are drawn for a class.", _broken)
