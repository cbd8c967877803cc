"""No mark is lost, rounded away or given to somebody else by the way a file is written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gradekit.batch.gradebook import write_gradebook
from gradekit.batch.keybook import read_key
from gradekit.batch.report import summarise
from gradekit.batch.run import grade_file, read_results
from gradekit.batch.submissions import BadRow, read_submissions
from gradekit.cli.main import gradekit
from gradekit.errors import InputError
from tests.batch.conftest import KEY, answer, problem, sheet

Submit = Callable[..., Path]
HEADER = "student,problem,answer,part\n"


def written(tmp_path: Path, content: dict[str, Any]) -> Path:
    path = tmp_path / "other.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def with_sheets(*sheets: dict[str, Any]) -> dict[str, Any]:
    return KEY | {"sheets": list(sheets)}


def test_thirds_add_up(tmp_path: Path, submit: Submit) -> None:
    """Three parts of one point, all right, are one point in the gradebook and in the report."""
    two = answer("number", "2", variables=[])
    key = written(tmp_path, with_sheets(sheet("ann", "") | {"problems": [problem("p1", 1, two, two, two)]}))
    rows = [{"student": "ann", "problem": "p1", "part": part, "answer": "2"} for part in "abc"]
    out = tmp_path / "results.jsonl"
    grade_file(key, submit(*rows), out)
    write_gradebook(tmp_path / "g.csv", read_key(key), read_results(out))
    table = list(csv.reader(io.StringIO((tmp_path / "g.csv").read_text(encoding="utf-8"))))
    assert table[1] == ["ann", "", "1", "1", "0"]
    summary = summarise(read_results(out))
    assert (str(summary.score), str(summary.max_score)) == ("1", "1")


SWALLOWED = [
    ('ann,p1,"3x^2,\n=bob,p1,2x,\nann,p1,y",\n=bob,p2,1,\n', ["csv-quote", "1"]),
    ('ann,p1,"3x^2\n=bob,p1,2x\nann,p1,y"\n=bob,p2,1,\n', ["csv-quote", "1"]),
    ('ann,p1,"two\nlines",\n=bob,p2,1,\n', ["two\nlines", "1"]),
    ('ann,p1,"never closed,\n=bob,p2,1,\n', ["csv-quote", "1"]),
    ('ann,p1,"3x" and more,\n=bob,p2,1,\n', ["csv-quote", "1"]),
    ('ann,p1,"3x^2,\n=bob,p2,"5",\n=bob,p1,6,\n', ["csv-quote", "5", "6"]),
]


@pytest.mark.parametrize(("body", "expected"), SWALLOWED, ids=range(len(SWALLOWED)))
def test_a_stray_quote_swallows_no_row_in_silence(tmp_path: Path, body: str, expected: list[str]) -> None:
    """A quoted text over lines that look like rows is an error that names its lines, never an answer."""
    path = tmp_path / "a.csv"
    path.write_text(HEADER + body, encoding="utf-8")
    found = list(read_submissions(path))
    assert [row.code if isinstance(row, BadRow) else row.answer for row in found] == expected
    assert all("line" in row.message for row in found if isinstance(row, BadRow))


@pytest.mark.parametrize("lines", [1, 40, 60, 400])
def test_a_line_of_an_answer_is_never_a_row(tmp_path: Path, lines: int) -> None:
    """Whatever a student types into one properly quoted answer, no line of it is taken for another student's row."""
    path = tmp_path / "a.csv"
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["student", "problem", "answer", "part"])
    rows.writerow(["ann", "p1", "x\n" * lines + "=bob,p1,0,\n", ""])
    rows.writerow(["=bob", "p1", "3x^2", ""])
    path.write_text(out.getvalue(), encoding="utf-8")
    found = list(read_submissions(path))
    assert [row.answer for row in found if not isinstance(row, BadRow) and row.student == "=bob"] == ["3x^2"]
    assert len(found) == 2


RAGGED = [
    ("student,problem,answer,part\nann,p2,0.33\n", ["0.33"]),
    ("student,problem,answer\nann,p2,1,,\n", ["1"]),
    ("student,problem,answer\nann,p2,1,,2\n", ["csv-fields"]),
    ("student,problem,answer\nann,p2\n", ["missing-field"]),
]


@pytest.mark.parametrize(("content", "expected"), RAGGED, ids=range(len(RAGGED)))
def test_empty_cells_at_the_end_of_a_row_do_not_matter(tmp_path: Path, content: str, expected: list[str]) -> None:
    """Spreadsheets write too few or too many empty cells at the end of a row; a cell with something in it is told."""
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    found = list(read_submissions(path))
    assert [row.code if isinstance(row, BadRow) else row.answer for row in found] == expected


LINES = [
    ("a.csv", "student,problem,answer\n\nann,p1\n\n\nbob,p1,1\n", [3, 6]),
    ("a.csv", 'student,problem,answer\nann,p1,"two\nlines"\nbob,p1,1\n', [2, 4]),
    ("a.csv", 'sep=;\nstudent;problem;answer\nann;p1;"2\n', [3]),
    ("a.jsonl", '\n{"student": 1}\n\n[]\n', [2, 4]),
]


@pytest.mark.parametrize(("name", "content", "lines"), LINES, ids=range(len(LINES)))
def test_every_row_knows_its_line(tmp_path: Path, name: str, content: str, lines: list[int]) -> None:
    """Good or bad, a row knows the line of the file where it begins."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [row.line for row in read_submissions(path)] == lines


def test_old_line_ends_are_told(tmp_path: Path) -> None:
    """A CSV file whose lines end in a carriage return alone is one clear error."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"student,problem,answer\rann,p1,1\r")
    with pytest.raises(InputError, match="carriage return"):
        list(read_submissions(path))


TWICE = [
    (with_sheets(sheet("ann", "A"), sheet("ann", "B")), "$.sheets[1].student"),
    (
        with_sheets(sheet("ann", "A") | {"problems": [problem("p1", 1, answer("number", "1"))] * 2}),
        "$.sheets[0].problems[1].id",
    ),
    (KEY | {"shared": True}, "$.sheets"),
]


@pytest.mark.parametrize(("content", "path"), TWICE, ids=[path for _, path in TWICE])
def test_a_key_names_everybody_and_everything_once(tmp_path: Path, content: dict[str, Any], path: str) -> None:
    """A student with two sheets, or two problems of one id, would be graded by chance: the key is refused."""
    with pytest.raises(InputError) as caught:
        read_key(written(tmp_path, content))
    assert caught.value.code == "key-field"
    assert caught.value.place.path == path


def test_accents_may_be_coded_in_two_ways(tmp_path: Path, submit: Submit) -> None:
    """A student whose name one system writes with combining accents is the same student."""
    key = written(tmp_path, with_sheets(sheet("Lê Thị Ánh", "")))
    row = {"student": "Le\u0302 Thi\u0323 A\u0301nh", "problem": "p1", "answer": "3x^2"}
    out = tmp_path / "results.jsonl"
    grade_file(key, submit(row), out)
    assert [result["outcome"] for result in read_results(out)] == ["correct"]


@pytest.mark.parametrize(("typed", "meant"), [("7", "007"), ("ANN", "Ann"), ("le  thi", "le thi")])
def test_a_student_who_is_nearly_known_is_named(tmp_path: Path, submit: Submit, typed: str, meant: str) -> None:
    """Lost zeros, capitals and spaces are not guessed at: the error names the student who may be meant."""
    key = written(tmp_path, with_sheets(sheet(meant, "")))
    out = tmp_path / "results.jsonl"
    grade_file(key, submit({"student": typed, "problem": "p1", "answer": "3x^2"}), out)
    (result,) = read_results(out)
    assert result["code"] == "unknown-student"
    assert repr(meant) in result["error"]["message"]


DATES = ["01/02/2026", "2026-01-02", "2/1/26", "1-2-2026", "2026/1/2"]


@pytest.mark.parametrize("typed", DATES)
def test_a_number_that_a_spreadsheet_made_a_date_is_not_wrong(key: Path, submit: Submit, typed: str) -> None:
    """1/2 becomes a date in a spreadsheet: such an answer is left to a person, in the language of the sheet."""
    out = submit({"student": "ann", "problem": "p2", "part": "b", "answer": typed})
    grade_file(key, out, out.with_name("results.jsonl"))
    (result,) = read_results(out.with_name("results.jsonl"))
    assert (result["outcome"], result["score"], result["code"]) == ("undecided", None, "spreadsheet-date")
    assert result["needs"] == "person"


@pytest.mark.parametrize("typed", ["1/2", "1/2/3", "10-2-3", "2026", "2026-x"])
def test_other_numbers_are_graded_as_ever(key: Path, submit: Submit, typed: str) -> None:
    """What no spreadsheet writes for a date is an answer like any other."""
    out = submit({"student": "ann", "problem": "p2", "part": "b", "answer": typed})
    grade_file(key, out, out.with_name("results.jsonl"))
    (result,) = read_results(out.with_name("results.jsonl"))
    assert result.get("code") != "spreadsheet-date"


@pytest.mark.parametrize("option", ["--gradebook", "--report", "-o"])
@pytest.mark.parametrize("target", ["key.json", "answers.jsonl"])
def test_nothing_is_written_over_the_input(key: Path, submit: Submit, option: str, target: str) -> None:
    """Naming the key or the submissions as any output is an error, and the file stays."""
    submissions = submit({"student": "ann", "problem": "p1", "answer": "3x^2"})
    before = (key.read_bytes(), submissions.read_bytes())
    rest = [] if option == "-o" else ["-o", str(key.with_name("results.jsonl"))]
    command = ["grade", str(key), str(submissions), *rest, option, str(key.with_name(target))]
    done = CliRunner().invoke(gradekit, command)
    assert done.exit_code == 2
    assert "[same-file]" in done.output
    assert (key.read_bytes(), submissions.read_bytes()) == before


def test_two_outputs_are_two_files(key: Path, submit: Submit) -> None:
    """The gradebook cannot be written over the results."""
    submissions = submit({"student": "ann", "problem": "p1", "answer": "3x^2"})
    out = str(key.with_name("results.jsonl"))
    done = CliRunner().invoke(gradekit, ["grade", str(key), str(submissions), "-o", out, "--gradebook", out])
    assert done.exit_code == 2
    assert "[same-file]" in done.output


def test_problems_are_not_taken_for_a_key(tmp_path: Path) -> None:
    """Who gives problems.json in place of the key is told which file is meant."""
    path = written(tmp_path, {"schema": "gradekit/problems/1", "sheets": []})
    with pytest.raises(InputError, match=r"give the key\.json"):
        read_key(path)


def test_an_interrupted_run_says_how_to_go_on(key: Path, submit: Submit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was stopped by hand ends with 130, keeps its results and names --resume."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gradekit.batch.run.grade_file", stopped)
    submissions = submit({"student": "ann", "problem": "p1", "answer": "3x^2"})
    done = CliRunner().invoke(gradekit, ["grade", str(key), str(submissions), "-o", str(key.with_name("r.jsonl"))])
    assert done.exit_code == 130
    assert "[interrupted]" in done.output
    assert "--resume" in done.output
