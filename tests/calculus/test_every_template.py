"""The teacher's side of every template: proved steps, the key last, mistakes known by their own names."""

from __future__ import annotations

import pytest

from gradekit.calculus.derivation import derive, finished
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Proved
from gradekit.equivalence.question import Question
from gradekit.expression.printing.text import show
from gradekit.grading.mistake_search import table_of
from gradekit.model.answer import Answer
from gradekit.templates.library import library


def derivatives(template_id: str, seeds: int) -> list[Answer]:
    """The derivatives that the first problems of a template ask for."""
    problems = (library().get(template_id).draw(seed) for seed in range(seeds))
    return [part.answer for problem in problems for part in problem.parts if part.answer.of is not None]


def check(template_id: str, seeds: int) -> None:
    """Every step is proved, the last line is the derivative, and each wrong answer has its own name first."""
    for answer in dict.fromkeys(derivatives(template_id, seeds)):
        assert answer.of is not None
        derivation = derive(answer.of, answer.variables[0], answer.order)
        for step in derivation.steps:
            question = Question(finished(step.before), answer.variables, answer.domain, answer.policies, b"steps")
            evidence = decide(question, finished(step.after)).evidence
            assert isinstance(evidence, Proved), f"{show(answer.of)}: {show(step.before)} = {show(step.after)}"
        assert derivation.steps[-1].after == derivation.result
        key = Question(answer.value, answer.variables, answer.domain, answer.policies, b"key")
        assert isinstance(decide(key, derivation.result).evidence, Proved), show(answer.of)
        table = table_of(answer.of, answer.variables[0], answer.order)
        for explanations in table.entries.values() if table is not None else ():
            for explanation in explanations:
                if len(explanation.codes) == 1 and table is not None:
                    (code,) = explanation.codes
                    names = [found.codes[0] for found in table.look_up(explanation.tree)]
                    assert code in names, f"{show(answer.of)}: {show(explanation.tree)} is not named {code}"


@pytest.mark.parametrize("template_id", sorted(library().files)[::6])
def test_a_sample_of_templates(template_id: str) -> None:
    """The first two problems of some templates."""
    check(template_id, 2)


@pytest.mark.slow
@pytest.mark.parametrize("template_id", sorted(library().files))
def test_every_template(template_id: str) -> None:
    """200 problems of every template."""
    check(template_id, 200)
