"""Who gets a sheet: the rows of a roster file, or numbered variants."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradekit.errors import ErrorList, GradekitError, InputError, Place
from gradekit.model.ids import bare, composed

MOST_BYTES = 8 * 2**20
MOST_STUDENTS = 20_000
LONGEST_ID = 200
MOST_ERRORS = 20
ID_COLUMNS = ("student", "id", "username", "email")
NAME_COLUMNS = ("name", "full name", "full_name")

SHARED = "all"
"""The student of a sheet that is for everyone."""


@dataclass(frozen=True, slots=True)
class Student:
    """`id`: what submissions name; `name`: what the sheet prints, may be empty."""

    id: str
    name: str = ""


def numbered(count: int) -> tuple[Student, ...]:
    """`v01`, `v02`, … ; more digits for more than 99."""
    width = max(2, len(str(count)))
    return tuple(Student(f"v{n:0{width}}") for n in range(1, count + 1))


def read_roster(path: Path) -> tuple[Student, ...]:
    """The students of a CSV file with the column `student` and, if there is one, `name`; commas, semicolons or tabs.

    Raises:
        ErrorList: every row that cannot be used, with its line.  InputError: the file as a whole cannot.
    """
    name = str(path)
    rows = list(_rows(path, name))
    line, header = rows[0] if rows else (1, [])
    columns = [cell.strip().lower() for cell in header]
    twice = next((column for n, column in enumerate(columns) if column and column in columns[:n]), None)
    if twice is not None:
        raise InputError("roster-columns", f"the column {twice} is named twice", Place(name, line, 1))
    id_at = next((columns.index(column) for column in ID_COLUMNS if column in columns), None)
    name_at = next((columns.index(column) for column in NAME_COLUMNS if column in columns), None)
    if id_at is None:
        found = ", ".join(columns)[:200] or "nothing"
        raise InputError("roster-columns", f"the column student is missing; found: {found}", Place(name, line, 1))
    students: dict[str, Student] = {}
    errors: list[GradekitError] = []
    for line, cells in rows[1:]:
        student = Student(_cell(cells, id_at), _cell(cells, name_at))
        ragged = _ragged(cells, columns)
        problem = ragged or _problem(student, students)
        if problem is None:
            students[student.id] = student
        elif len(errors) < MOST_ERRORS:
            errors.append(InputError("roster-fields" if ragged else "roster-student", problem, Place(name, line, 1)))
    if errors:
        raise ErrorList(errors)
    if not students:
        raise InputError("roster-empty", "no student stands below the header", Place(name, line, 1))
    if len(students) > MOST_STUDENTS:
        raise InputError("roster-size", f"more than {MOST_STUDENTS} students", Place(name))
    return tuple(students.values())


def easily_mixed_up(students: Sequence[Student]) -> list[tuple[str, str]]:
    """Pairs of ids that differ in capitals, spaces or leading zeros alone, which spreadsheets and people change."""
    known: dict[str, str] = {}
    return [(first, s.id) for s in students if (first := known.setdefault(bare(s.id), s.id)) != s.id]


def _rows(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with its line."""
    try:
        with path.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("file", f"cannot be read: {error.strerror}", Place(name)) from error
    if len(content) > MOST_BYTES:
        raise InputError("roster-size", f"longer than {MOST_BYTES} bytes", Place(name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("not-text", "not UTF-8 text: save it as 'CSV UTF-8'", Place(name, line, 1)) from error
    if "\0" in text:
        raise InputError("not-text", "not a text file", Place(name, text.count("\n", 0, text.index("\0")) + 1, 1))
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        end = 0
        for cells in reader:
            begin, end = end + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield begin, cells
    except csv.Error as error:
        raise InputError("roster-quotes", f"cannot be read as CSV: {error}", Place(name, reader.line_num, 1)) from error


def _cell(cells: list[str], at: int | None) -> str:
    return composed(cells[at].strip()) if at is not None and at < len(cells) else ""


def _ragged(cells: list[str], columns: list[str]) -> str | None:
    """What is wrong where a row has other fields than the header names; empty ones at its end do no harm."""
    if len(cells) < len(columns):
        missing = ", ".join(columns[len(cells) :])
        return f"{len(cells)} fields, but the header names {len(columns)}: {missing} is missing"
    if any(cell.strip() for cell in cells[len(columns) :]):
        return f"{len(cells)} fields, but the header names {len(columns)}; quote a text that holds the separator"
    return None


def _problem(student: Student, before: dict[str, Student]) -> str | None:
    """What is wrong with a row, if anything."""
    if not student.id:
        return "the column student is empty"
    if len(student.id) > LONGEST_ID or len(student.name) > LONGEST_ID:
        return f"longer than {LONGEST_ID} characters"
    if not (student.id + student.name).isprintable():
        return "holds a control character"
    if student.id in before:
        return f"the student {student.id!r} stands in the roster twice"
    return None
