"""A warning: two mistakes that the exercise trains give the same wrong answer, so that the diagnosis must ask which.

Pairs that are one slip in two words, or meet by the nature of a function, are declared in the mistakes (`same_as`,
`never_apart`); what meets in one exercise only is accepted there (`collisions`).
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.told_apart import asked, is_trained, told_apart


def _broken(sample: Sample) -> Iterator[Broken]:
    template = sample.template
    for question in asked(sample):
        for codes in question.table.alike():
            apart = told_apart(template, [code for code in codes if is_trained(code, template)])
            if len(apart) > 1:
                said = f"the mistakes {' and '.join(apart)} give the same answer for {question.function}"
                yield Broken(said, question.seed, "draw")


LAW = Law(
    "LAW-mistakes-apart",
    "No two mistakes that the exercise trains give the same wrong answer (a warning).",
    _broken,
    warns=True,
)
