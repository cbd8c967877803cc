"""No mistake that an exercise trains gives the right answer: who makes it would be told that all is well.

A mistake is at fault where it can be made and never gives a wrong answer, wherever it is made in the function.  What
lies in the nature of a function is no fault: e^u that is kept is right whatever was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistakes import MISTAKES
from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.told_apart import asked, is_trained, may_be_right


def _broken(sample: Sample) -> Iterator[Broken]:
    template = sample.template
    for code in (code for group in template.collisions for code in group if code not in MISTAKES):
        yield Broken(f"collisions name the mistake {code}, which docs/mistakes.md does not have", None, "collisions")
    for question in asked(sample):
        for code in question.table.unseen_mistakes():
            if is_trained(code, template) and not may_be_right(template, code):
                said = f"the mistake {code} gives the right answer for {question.function}"
                yield Broken(said, question.seed, "draw")


LAW = Law("LAW-mistakes-wrong", "No mistake that the exercise trains gives the right answer.", _broken)
