"""Every limit that leaves a verdict open is named in docs/grading.md."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_every_limit_is_documented() -> None:
    """The page has a row for each name that the code gives to `Exhausted`, or returns for a branch not seen."""
    page = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "gradekit").rglob("*.py")))
    named = set(re.findall(r'Exhausted\(\s*"([a-z-]+)"', source)) | {"unseen-branch", "isolated-difference"}
    assert len(named) >= 8
    assert {limit for limit in named if f"| `{limit}` | " not in page} == set()
