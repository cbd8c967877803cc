"""docs/notation.md: every example in its tables is read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gradekit.expression import budget
from gradekit.expression.complaints import COMPLAINTS, WARNINGS
from gradekit.expression.functions import AUTHOR_FUNCTIONS_ARITY
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, Reading
from gradekit.values import replace
from tests.expression.table_rows import settings_of

PAGE = (Path(__file__).parents[2] / "docs" / "notation.md").read_text(encoding="utf-8")


def rows(first_columns: tuple[str, str]) -> list[dict[str, str]]:
    """The rows of all tables that begin with these two columns."""
    found: list[dict[str, str]] = []
    heads: list[str] = []
    for line in PAGE.splitlines():
        cells = [c.strip().strip("`").replace("\\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not line.startswith("|"):
            heads = []
        elif not heads:
            heads = cells
        elif tuple(heads[:2]) == first_columns and not set(cells[0]) <= {"-"}:
            found.append(dict(zip(heads, cells, strict=True)))
    return found


@pytest.mark.parametrize("row", rows(("typed", "read as")), ids=lambda row: row["typed"])
def test_an_example_is_read_as_the_page_says(row: dict[str, str]) -> None:
    """The tree and the other reading of every example."""
    settings = settings_of(row.get("where", ""))
    plain = replace(settings, locale="en", notation=None, log="natural", labels=())
    reading, meant = read(row["typed"], settings), read(row["read as"], plain)
    assert isinstance(reading, Reading), reading
    assert isinstance(meant, Reading), meant
    assert reading.tree == meant.tree
    other = row.get("other reading", "")
    wanted = read(other, plain) if other else None
    assert reading.other == (wanted.tree if isinstance(wanted, Reading) else None)


@pytest.mark.parametrize("row", rows(("typed", "complaint")), ids=lambda row: row["typed"])
def test_an_example_is_complained_about_as_the_page_says(row: dict[str, str]) -> None:
    """The code of every malformed example."""
    complaint = read(row["typed"], settings_of(row.get("where", "")))
    assert isinstance(complaint, Complaint), complaint
    assert complaint.code == row["complaint"]


def test_the_page_has_examples() -> None:
    """The tables are found, and there are many."""
    assert len(rows(("typed", "read as"))) > 100
    assert len(rows(("typed", "complaint"))) > 40


def test_the_page_states_the_limits() -> None:
    """The numbers under "Too large" are the constants of the budget."""
    limits = (
        budget.MAX_CHARACTERS,
        budget.MAX_TOKENS,
        budget.MAX_DEPTH,
        budget.MAX_DIGITS,
        budget.MAX_DECIMAL_EXPONENT,
        budget.MAX_BITS,
        budget.MAX_EXPONENT,
    )
    assert [n for n in limits if f"{n:,}" not in PAGE] == []


def test_the_page_names_every_author_function() -> None:
    """The list of author functions is complete."""
    assert [name for name in AUTHOR_FUNCTIONS_ARITY if f"`{name}`" not in PAGE] == []


def test_every_sentence_exists_in_both_languages() -> None:
    """Each complaint and each warning has an English and a Vietnamese sentence with the same details."""
    for texts in (*COMPLAINTS.values(), *WARNINGS.values()):
        assert set(texts) == {"en", "vi"}
        assert set(re.findall(r"\{\w+\}", texts["en"])) == set(re.findall(r"\{\w+\}", texts["vi"]))
