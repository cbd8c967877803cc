"""docs/rules.md lists every rule as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.calculus.rules import RULES

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_is_documented(code: str) -> None:
    """The page has a section for the rule with its statement, its conditions and its source."""
    text = PAGE.read_text(encoding="utf-8")
    section = text.partition(f"## `{code}`")[2].partition("\n## ")[0]
    rule = RULES[code]
    assert rule.title["en"] in section
    assert rule.title["vi"] in section
    for line in rule.statement:
        assert line in section
    assert rule.conditions["en"] in section
    assert rule.source in section
