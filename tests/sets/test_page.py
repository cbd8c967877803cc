"""docs/sets.md names every key of set files."""

from __future__ import annotations

from pathlib import Path

from gradekit.templates.sets import EntryKeys, PolicyChoices, SetKeys

PAGE = (Path(__file__).parents[2] / "docs" / "sets.md").read_text(encoding="utf-8")


def test_every_key_is_documented() -> None:
    """Each key of a set, an entry and the policies has a row on the page."""
    for model in (SetKeys, EntryKeys, PolicyChoices):
        for key in model.model_fields:
            assert f"| `{key}` |" in PAGE
