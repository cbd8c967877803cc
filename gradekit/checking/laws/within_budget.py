"""Drawing takes little counted work: at most a quarter of what ends a draw."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.templates.work import MOST_TRIES, MOST_WORK

SHARE = 4


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        work = drawn.work
        if work.spent > MOST_WORK // SHARE or work.tries > MOST_TRIES // SHARE:
            said = f"drawing took {work.spent} units of work in {work.tries} tries"
            yield Broken(said, drawn.seed, "require" if work.tries > 1 else "draw")


LAW = Law("LAW-within-budget", "Drawing stays within its budget of counted work.", _broken)
