"""Reading submissions: JSON lines, JSON lists, CSV as spreadsheets write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.batch.submissions import BadRow, Row, read_submissions
from gradekit.errors import InputError
from gradekit.model.submission import Submission


def rows(tmp_path: Path, name: str, content: bytes | str) -> list[Row]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_submissions(path))


def answers(found: list[Row]) -> list[str]:
    return [row.code if isinstance(row, BadRow) else row.answer for row in found]


CSV: list[tuple[str, list[str]]] = [
    ("student,problem,answer\nann,p1,2x\n", ["2x"]),
    ("\ufeffstudent,problem,answer\r\nann,p1,2x\r\n", ["2x"]),
    ("Student;Problem;Answer\nann;p1;2,5x\n", ["2,5x"]),
    ("student\tproblem\tanswer\nann\tp1\t2x\n", ["2x"]),
    ("answer,ignored,problem,student\n2x,?,p1,ann\n", ["2x"]),
    ('student,problem,answer\nann,p1,"max(1,2)"\n', ["max(1,2)"]),
    ('student,problem,answer\nann,p1,"say ""x"""\n', ['say "x"']),
    ('student,problem,answer\nann,p1,"two\nlines"\nbob,p1,3\n', ["two\nlines", "3"]),
    ('student,problem,answer\nann,p1,5"\nbob,p1,6"\n', ['5"', '6"']),
    ('student,problem,answer\nann,p1,"never closed\nbob,p1,3\ncho,p1,4\n', ["csv-quote", "3", "4"]),
    ("student,problem,answer\nann,p1,max(1,2)\nbob,p1,3\n", ["csv-fields", "3"]),
    ("student,problem,answer\nann,p1\nbob,p1,\n", ["missing-field", ""]),
    ("student,problem,answer\n\n,,\nann,p1,1\n", ["1"]),
]


@pytest.mark.parametrize(("content", "expected"), CSV, ids=range(len(CSV)))
def test_csv(tmp_path: Path, content: str, expected: list[str]) -> None:
    """Each CSV text of the table gives its answers, or the code of what is wrong with a row."""
    assert answers(rows(tmp_path, "a.csv", content)) == expected


def test_a_csv_row_that_is_not_text_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """A row of bytes that are not UTF-8 is one error."""
    found = rows(tmp_path, "a.csv", b"student,problem,answer\nann,p1,\xff\nbob,p1,3\n")
    assert answers(found) == ["not-utf8", "3"]


BROKEN = [
    ("a.csv", b"name,answer\nann,2x\n", "csv-columns"),
    ("a.csv", b"", "csv-columns"),
    ("a.csv", b"student,problem,answer,answer\n", "csv-columns"),
    ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "not-text"),
    ("a.csv", b"PK\x03\x04\x00\x00", "not-text"),
    ("a.json", b"{", "not-json"),
    ("a.json", b"\xff", "not-utf8"),
    ("a.json", b'{"answers": []}', "not-a-list"),
    ("a.json", b"[" * 100_000, "not-json"),
    ("a.xlsx", b"", "file-kind"),
]


@pytest.mark.parametrize(("name", "content", "code"), BROKEN, ids=[f"{n}:{c}" for n, _, c in BROKEN])
def test_a_file_that_cannot_be_read_at_all(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """Wrong columns, binary files and unknown kinds are one clear error with the file's name."""
    with pytest.raises(InputError) as caught:
        rows(tmp_path, name, content)
    assert caught.value.code == code
    assert name in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is an error, not a crash."""
    with pytest.raises(InputError) as caught:
        list(read_submissions(tmp_path / "none.jsonl"))
    assert caught.value.code == "file"


def test_json_lists(tmp_path: Path) -> None:
    """A list, or an object with the list `submissions`, gives its rows; bad items are errors in place."""
    items = '[{"student":"a","problem":"p","answer":"1"}, 3, {"student":"a"}]'
    for content in (items, '{"submissions": ' + items + "}"):
        found = rows(tmp_path, "a.json", content)
        assert answers(found) == ["1", "not-an-object", "missing-field"]


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    """A JSON number is taken as the text it was, so that nothing is rounded."""
    found = rows(tmp_path, "a.jsonl", '{"student": 12, "problem": "p", "answer": 0.10000000000000000001}\n')
    assert found == [Submission("12", "p", "0.10000000000000000001", row=1, line=1)]
