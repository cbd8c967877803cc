"""Every policy is named in docs/grading.md with its settings and its default, and does what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gradekit.answers.authored import expected
from gradekit.equivalence.question import Policies
from gradekit.grading.compare import compare
from gradekit.grading.grader import grade
from gradekit.grading.request import POLICIES

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
TABLE = [
    [cell.strip() for cell in line.split("|")]
    for line in (ROOT / "tests" / "tables" / "policies.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
NAMES = list(Policies.__annotations__)
DECIDING = [name for name in NAMES if name != "feedback"]


def documented(name: str) -> str:
    """The row of a policy in the page."""
    return next((line for line in PAGE.splitlines() if line.startswith(f"| `{name}` | `")), "")


def outcomes(cell: str) -> dict[str, tuple[str, str]]:
    """Setting → (outcome, note) of a row."""
    parts = [part.split(":") for part in cell.split(";")]
    return {setting.strip(): (*said.split(), "")[:2] for setting, said in parts}  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_every_policy_is_documented(name: str) -> None:
    """The page has a row for the policy, ending in the default."""
    assert documented(name).endswith(f"| `{getattr(Policies(), name)}` |")


@pytest.mark.parametrize(("name", "kind", "value", "answer", "cell"), TABLE)
def test_policies_decide(name: str, kind: str, value: str, answer: str, cell: str) -> None:
    """Under each setting the answer gets the table's outcome and note."""
    wanted = outcomes(cell)
    found = {}
    for setting in wanted:
        verdict = grade(expected(kind, value, policies=Policies(**{name: setting})), answer)
        found[setting] = (verdict.outcome, verdict.note)
    assert found == wanted


@pytest.mark.parametrize("name", DECIDING)
def test_every_setting_has_rows_that_change_with_it(name: str) -> None:
    """The rows of a policy name all its settings, which the page names too; several answers fare differently."""
    rows = [outcomes(cell) for policy, _, _, _, cell in TABLE if policy == name]
    settings = set(POLICIES[name.replace("_", "-")])
    assert len(settings) >= 2
    assert all(set(row) == settings for row in rows)
    assert settings <= set(re.findall(r"`([a-z]+)`", documented(name)))
    assert sum(1 for row in rows if len(set(row.values())) > 1) >= 3


def test_a_request_carries_policies() -> None:
    """`compare` takes the policies of the request; a setting that does not exist is the question's error."""
    request = {"reference": "ln(x^2)", "answer": "2ln(x)"}
    found = [compare({**request, "policies": {"domain": setting}}) for setting in ("strict", "lenient", "any")]
    assert [result["outcome"] for result in found] == ["incorrect", "correct", "undecided"]
    assert found[2]["error"]["field"] == "policies"
