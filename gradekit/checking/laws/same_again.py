"""The same seed gives the same problem."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        for locale, problem in drawn.problems.items():
            if sample.template.draw(drawn.seed, locale) != problem:
                yield Broken("drawn twice, the problem is not the same", drawn.seed, "draw")


LAW = Law("LAW-same-again", "The same seed gives the same problem.", _broken)
