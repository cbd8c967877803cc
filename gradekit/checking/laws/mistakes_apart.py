"""A warning: a variant where a mistake gives the right answer, or two mistakes give the same wrong one.

Only mistakes about what the exercise trains (its skills) are told, on the first seeds.  A mistake counts as right where
somebody who makes it everywhere is right; not where it lies in the nature of a function: e^u that is kept is right
whatever was meant.  Two mistakes count as the same where they belong to different rules: the diagnosis must then guess
which one is to be practised.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake_table import MistakeTable
from gradekit.calculus.mistakes import MISTAKES
from gradekit.checking.law import Broken, Law, Sample
from gradekit.expression.printing import text
from gradekit.grading.mistake_search import table_of

_SEEDS = 20
_NATURAL = frozenset({"outer_not_differentiated"})


def _harmless(table: MistakeTable, families: tuple[str, ...]) -> list[str]:
    return [c for c in table.unseen_mistakes() if MISTAKES[c].family in families and c not in _NATURAL]


def _alike(table: MistakeTable, families: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for pair in table.alike():
        one, other = (MISTAKES[code].family for code in pair)
        if one != other and one in families and other in families:
            found.append(pair)
    return found


def _broken(sample: Sample) -> Iterator[Broken]:
    """Mistakes that give the right answer come first: of them a student's mark depends."""
    families = tuple(sample.template.skills)
    later: list[Broken] = []
    for drawn in sample.drawn:
        for part in next(iter(drawn.problems.values())).parts:
            answer = part.answer
            table = table_of(answer.of, answer.variables[0], answer.order) if answer.of is not None else None
            if answer.of is None or table is None:
                continue
            shown = text.show(answer.of)
            for code in _harmless(table, families):
                yield Broken(f"the mistake {code} gives the right answer for {shown}", drawn.seed, "draw")
            for one, other in _alike(table, families):
                said = f"the mistakes {one} and {other} give the same answer for {shown}"
                later.append(Broken(said, drawn.seed, "draw"))
    yield from later


LAW = Law(
    "LAW-mistakes-apart",
    "No mistake gives the right answer, and no two the same wrong one (a warning).",
    _broken,
    _SEEDS,
    warns=True,
)
