"""A message for a wrong answer never meets the right one."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.question import Question
from gradekit.expression.printing import text


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        problem = next(iter(drawn.problems.values()))
        for part in problem.parts:
            answer = part.answer
            question = Question(answer.value, answer.variables, answer.domain, answer.policies, b"messages")
            for message in part.messages:
                if not isinstance(decide(question, message.when).evidence, Refuted):
                    said = f"the message for {text.show(message.when)} would be given to the right answer"
                    yield Broken(said, drawn.seed, "messages")


LAW = Law("LAW-messages-wrong", "A message for a wrong answer never meets the right one.", _broken)
