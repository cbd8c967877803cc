"""Hints and worked solutions speak of the same rules."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

import pytest

from gradekit.model.display import Sign
from gradekit.templates.filling import plain_text
from gradekit.templates.library import library

RULES = {
    "product rule": {"product", "general-power"},
    "quotient rule": {"quotient"},
    "chain rule": {"chain"},
    "sum rule": {"sum"},
}
"""What a hint calls a rule, and the codes of the rules that use it."""

A_CHOICE = re.compile(r"\bor\b|not needed|may be")
"""Words of a hint that leaves a choice, or says which rule is not needed."""


@pytest.mark.parametrize("template_id", list(library()))
def test_a_rule_of_a_hint_is_used(template_id: str) -> None:
    """A hint names no rule of differentiation that the worked solution does without, unless it leaves a choice."""
    template = library().get(template_id)
    for seed in range(20):
        for part in template.draw(seed, "en").parts:
            used = {code for step in part.solution.steps for code in step.rules}
            for hint in part.hints:
                said = plain_text(hint, "en", " ").lower()
                for name, codes in RULES.items():
                    if used and name in said and not A_CHOICE.search(said):
                        assert codes & used, f"seed {seed}: {said}"


@pytest.mark.parametrize("template_id", list(library()))
def test_no_step_says_the_same_twice(template_id: str) -> None:
    """A step of a solution is no equation of a thing with itself, nor has its chain such a link."""
    template = library().get(template_id)
    for seed in range(20):
        for part in template.draw(seed, "en").parts:
            for step in part.solution.steps:
                shown = (*step.before, Sign("="), *step.after) if step.after else step.before
                links = [list(link) for equal, link in groupby(shown, lambda piece: piece == Sign("=")) if not equal]
                assert all(a != b for a, b in pairwise(links)), f"seed {seed}: {step.text}"


def test_a_step_of_words_is_kept() -> None:
    """A step that is told in words alone stands in the solution."""
    steps = library().get("chain_rule/slope_at_a_point").draw(1, "en").parts[0].solution.steps
    assert [step for step in steps if step.text and not step.after]
