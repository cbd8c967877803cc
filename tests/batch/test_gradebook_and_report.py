"""The gradebook and the report: right sums, empty cells, and nothing a student typed can act."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gradekit.batch.gradebook import safe_cell, write_gradebook
from gradekit.batch.keybook import read_key
from gradekit.batch.report import write_report
from gradekit.batch.run import grade_file, read_results
from tests.batch.conftest import KEY

Submit = Callable[..., Path]


def row(student: str, problem: str, answer: str, part: str = "") -> dict[str, str]:
    return {"student": student, "problem": problem, "answer": answer, "part": part}


@pytest.fixture
def results(key: Path, submit: Submit, tmp_path: Path) -> Path:
    out = tmp_path / "results.jsonl"
    rows = [
        row("ann", "p1", "7"),
        row("ann", "p1", "3x^2"),
        row("ann", "p2", "x^2-1", "a"),
        row("ann", "p2", "0.33", "b"),
        row("=bob", "p1", "<script>alert(1)</script>"),
        row("=bob", "p2", "(x-1)(x+1)", "a"),
        row("zoe", "p1", "1"),
    ]
    grade_file(key, submit(*rows), out)
    return out


def test_gradebook(key: Path, results: Path, tmp_path: Path) -> None:
    """Open or wholly missing work leaves a cell empty, a part left out counts 0; names cannot become formulas."""
    path = tmp_path / "grades.csv"
    write_gradebook(path, read_key(key), read_results(results))
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert table == [
        ["student", "name", "p1", "p2", "total", "open"],
        ["ann", "Ann Lee", "2", "2", "4", "0"],
        ["'=bob", "'+Bob", "", "1.5", "1.5", "1"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_cells_that_could_be_formulas(text: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe in front."""
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["ann", "Lê Thị =", "", "a-b"])
def test_other_cells_stay(text: str) -> None:
    """Any other cell stays as it is."""
    assert safe_cell(text) == text


def test_the_report_escapes_everything(key: Path, results: Path, tmp_path: Path) -> None:
    """What students and authors typed is text in the page; it holds no script and needs no network."""
    path = tmp_path / "report.html"
    write_report(path, read_key(key), read_results(results))
    page = path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Demo &lt;b&gt;" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "unknown-student" in page


def test_the_report_speaks_in_words(key: Path, submit: Submit, tmp_path: Path) -> None:
    """Notes stand in words below the counts, parts and names where they tell something; no bare code of a note."""
    key.write_text(json.dumps(KEY).replace('"when": "x^2"', '"when": "x^7 + 5"'), encoding="utf-8")
    out, path = tmp_path / "results.jsonl", tmp_path / "report.html"
    rows = [row("ann", "p1", "5 + x^7"), row("ann", "p2", "x^2-1"), row("=bob", "p1", ""), row("ann", "p2", "2(", "b")]
    grade_file(key, submit(*rows), out)
    write_report(path, read_key(key), read_results(out))
    page = path.read_text(encoding="utf-8")
    assert "author-message" not in page
    assert "a wrong answer the exercise has a message for&nbsp;(1)" in page
    assert "not factored&nbsp;(1)" in page
    assert "blank&nbsp;(1)" not in page
    assert "Ann Lee" in page
    assert "p2 b" in page


def test_the_report_counts_what_counts(key: Path, results: Path, tmp_path: Path) -> None:
    """Superseded rows and rows in error are counted apart."""
    from gradekit.batch.report import summarise

    summary = summarise(json.loads(line) for line in results.read_text(encoding="utf-8").splitlines())
    assert (summary.results, summary.counted) == (7, 5)
    assert summary.superseded == 1
    assert len(summary.errors) == 1
    assert summary.outcomes["correct"] == 3
    assert summary.outcomes["unreadable"] == 1
