"""Every policy is named in docs/grading.md with its settings and its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.equivalence.question import Policies

PAGE = (Path(__file__).parent.parent.parent / "docs" / "grading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(Policies.__annotations__))
def test_every_policy_is_documented(name: str) -> None:
    """The page has a row for the policy, ending in the default."""
    row = next((line for line in PAGE.splitlines() if line.startswith(f"| `{name}` | `")), None)
    assert row is not None
    assert row.endswith(f"| `{getattr(Policies(), name)}` |")
