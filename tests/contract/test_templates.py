"""Every exercise that is found keeps every law."""

from __future__ import annotations

import pytest

from gradekit.checking.laws import all_laws
from gradekit.checking.laws.renders import broken_in
from gradekit.checking.run import check_template, draw_sample
from gradekit.rendering import formats
from gradekit.templates.library import library

FEW, MANY = 6, 200
QUICK = tuple(law for law in all_laws() if law.code not in ("LAW-renders", "LAW-enough-problems"))


@pytest.mark.parametrize("template_id", list(library()))
def test_a_few_seeds_keep_the_laws(template_id: str) -> None:
    """The first problems of every exercise keep every law but those that need many seeds."""
    assert [
        str(finding.error)
        for finding in check_template(library().get(template_id), FEW, QUICK)
        if not finding.is_warning
    ] == []


@pytest.mark.parametrize("template_id", list(library()))
def test_text_formats_take_it(template_id: str) -> None:
    """Every output format but PDF takes the first problem of every exercise."""
    sample = draw_sample(library().get(template_id), 1)
    names = [name for name in formats() if name != "pdf"]
    assert [broken.message for broken in broken_in(sample, names)] == []


@pytest.mark.slow
@pytest.mark.parametrize("template_id", list(library()))
def test_many_seeds_keep_the_laws(template_id: str) -> None:
    """Two hundred problems of every exercise keep every law."""
    assert [
        str(finding.error) for finding in check_template(library().get(template_id), MANY) if not finding.is_warning
    ] == []


def test_every_topic_has_its_exercises() -> None:
    """Polynomials, logarithms and the chain rule each have at least eight exercises, of every level from 1 to 5."""
    for topic in ("polynomials", "logarithms", "chain_rule"):
        found = library().all(topic)
        assert len(found) >= 8, topic
        assert {template.level for template in found} == {1, 2, 3, 4, 5}, topic
        others = [t.id for t in found if all(part.answer.type != "derivative" for part in t.parts)]
        assert len(others) >= 2, topic
