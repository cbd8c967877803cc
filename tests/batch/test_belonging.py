"""Rows that name a set, a sheet or a variant are graded only with the key that has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gradekit.batch.run import grade_file
from tests.batch.conftest import KEY

Submit = Callable[..., Path]
GOOD = {"student": "ann", "problem": "p1", "answer": "3x^2"}

ROWS: list[tuple[dict[str, Any], str | None]] = [
    ({}, None),
    ({"variant": "demo/one@1#7"}, None),
    ({"variant": " demo/one@1#7 "}, None),
    ({"variant": ""}, None),
    ({"variant": None}, None),
    ({"variant": "demo/one@1#8"}, "wrong-variant"),
    ({"variant": "demo/one@2#7"}, "wrong-variant"),
    ({"set": "demo"}, None),
    ({"set": "quiz"}, "wrong-set"),
    ({"sheet": "ABCD-EFGH"}, None),
    ({"sheet": "abcd efgh"}, None),
    ({"sheet": "ABCD-EFGH (ann)"}, None),
    ({"sheet": "ABCD-EFGJ"}, "wrong-sheet"),
    ({"set": "quiz", "student": "zoe"}, "wrong-set"),
    ({"sheet": "K3FP-92TX", "student": "zoe"}, "unknown-student"),
    ({"variant": "demo/one@1#8", "problem": "p9"}, "unknown-problem"),
    ({"variant": ["demo/one@1#7"]}, "bad-type"),
]


def graded(key: Path, submissions: Path) -> list[dict[str, Any]]:
    out = submissions.with_name("results.jsonl")
    grade_file(key, submissions, out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("fields", "code"), ROWS, ids=range(len(ROWS)))
def test_what_a_row_says_of_its_sheet_is_checked(
    key: Path, submit: Submit, fields: dict[str, Any], code: str | None
) -> None:
    """A row of another set, sheet or variant is an error with its code, field and line; it has no score."""
    (result,) = graded(key, submit(GOOD | fields))
    if code is None:
        assert result["outcome"] == "correct"
        return
    assert result["error"]["code"] == result["code"] == code
    assert result["error"]["field"] in fields
    assert (result["row"], result["line"]) == (1, 1)
    assert (result["outcome"], result["score"], result["needs"]) == ("undecided", None, "person")
    assert result["answer"] == "3x^2"


def test_a_row_that_does_not_belong_harms_no_other(key: Path, submit: Submit) -> None:
    """The student's right row counts, whatever was handed in later for another set."""
    rows = [
        GOOD | {"submitted_at": "2026-01-01T10:00:00", "variant": "demo/one@1#7"},
        GOOD | {"answer": "9", "submitted_at": "2026-01-02T10:00:00", "variant": "demo/one@1#9"},
    ]
    first, second = graded(key, submit(*rows))
    assert (first["outcome"], "superseded" in first) == ("correct", False)
    assert second["code"] == "wrong-variant"


def test_a_csv_column_is_checked_too(key: Path, tmp_path: Path) -> None:
    """The column `variant` of a CSV file is checked, and the line is that of the file."""
    path = tmp_path / "answers.csv"
    path.write_text(
        "student,problem,answer,variant\n\nann,p1,3x^2,demo/one@1#7\nann,p1,3x^2,demo/one@1#8\n", encoding="utf-8"
    )
    first, second = graded(key, path)
    assert first["outcome"] == "correct"
    assert (second["code"], second["row"], second["line"]) == ("wrong-variant", 2, 4)


def test_a_list_can_name_its_set_once(key: Path, tmp_path: Path) -> None:
    """`set` beside `submissions` holds for every item that names none."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"set": "quiz", "submissions": [GOOD, GOOD | {"set": "demo"}]}), encoding="utf-8")
    assert [result.get("code") for result in graded(key, path)] == ["wrong-set", None]


def test_the_key_of_another_set_grades_nothing(tmp_path: Path, submit: Submit) -> None:
    """The same students and places, another key: every row that names its variant is refused."""
    other = json.loads(json.dumps(KEY | {"set": "quiz"}).replace("demo/one@1#7", "demo/one@1#8"))
    path = tmp_path / "other.json"
    path.write_text(json.dumps(other), encoding="utf-8")
    rows = [GOOD | {"variant": "demo/one@1#7"}, GOOD | {"student": "=bob", "set": "demo"}]
    assert [result["code"] for result in graded(path, submit(*rows))] == ["wrong-variant", "wrong-set"]


def test_a_row_of_nobody_is_told(tmp_path: Path, submit: Submit) -> None:
    """An answer without a student is an error, also where one sheet is for everybody."""
    path = tmp_path / "shared.json"
    path.write_text(json.dumps(KEY | {"shared": True, "sheets": KEY["sheets"][:1]}), encoding="utf-8")
    assert [result["code"] for result in graded(path, submit(GOOD | {"student": " "}))] == ["missing-field"]
