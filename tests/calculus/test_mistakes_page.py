"""docs/mistakes.md lists every mistake as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.calculus.mistakes import MISTAKES

PAGE = Path(__file__).parent.parent.parent / "docs" / "mistakes.md"


@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_mistake_is_documented(code: str) -> None:
    """The page has a section for the mistake with its names and its example."""
    section = PAGE.read_text(encoding="utf-8").partition(f"### `{code}`")[2].partition("\n### ")[0]
    mistake = MISTAKES[code]
    assert mistake.name["en"] in section
    assert mistake.name["vi"] in section
    for text in mistake.example:
        assert f"`{text}`" in section
