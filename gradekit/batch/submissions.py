"""Submissions from a file: a row each, good or bad, in order; nothing is lost for a neighbour's fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from gradekit.errors import InputError, Place
from gradekit.model.submission import Submission

LONGEST_ANSWER = 100_000
"""Characters of an answer; a longer one is no answer to an exercise."""

LONGEST_ROW = 16 * 2**20
"""Bytes of one row."""

MOST_ROWS = 5_000_000


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that holds no submission: why, and as much of it as could be read."""

    row: int
    code: str
    message: str
    field: str = ""
    submission: Submission | None = None


Row: TypeAlias = Submission | BadRow


def read_submissions(path: Path) -> Iterator[Row]:
    """The rows of a `.jsonl`, `.csv` or `.json` file.

    Raises `InputError` where no row can be read at all: a missing file, an unknown kind, wrong columns, no JSON.
    """
    from gradekit.batch.csv_rows import csv_rows
    from gradekit.batch.json_rows import json_lines, json_list

    kinds = {".jsonl": json_lines, ".ndjson": json_lines, ".csv": csv_rows, ".json": json_list}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise InputError("file-kind", f"submissions are read from {', '.join(kinds)} files", Place(str(path)))
    try:
        source = path.open("rb")
    except OSError as error:
        raise InputError("file", f"cannot be read: {error.strerror}", Place(str(path))) from error
    with source:
        for number, row in enumerate(kind(source, str(path)), start=1):
            if number > MOST_ROWS:
                raise InputError("too-many-rows", f"more than {MOST_ROWS} rows", Place(str(path), number))
            yield row


def row_of(number: int, fields: dict[str, object]) -> Row:
    """The submission that named fields hold, or what is wrong with them."""
    values: dict[str, str] = {}
    for name in ("student", "problem", "part", "answer", "submitted_at"):
        value = fields.get(name)
        if value is None and name in ("part", "submitted_at", "answer") and (name != "answer" or name in fields):
            value = ""
        if value is None:
            return BadRow(number, "missing-field", f"{name!r} is missing", name, _kept(number, values))
        if not isinstance(value, str):
            return BadRow(number, "bad-type", f"{name!r} must be a text", name, _kept(number, values))
        values[name] = value if name == "answer" else value.strip()
    found = Submission(**values, row=number)
    if len(found.answer) > LONGEST_ANSWER:
        message = (
            f"the answer has {len(found.answer)} characters, more than {LONGEST_ANSWER}; only its beginning is kept"
        )
        values["answer"] = found.answer[:1_000]
        return BadRow(number, "answer-too-long", message, "answer", Submission(**values, row=number))
    return found


def _kept(number: int, values: dict[str, str]) -> Submission:
    return Submission(values.get("student", ""), values.get("problem", ""), "", values.get("part", ""), row=number)
