"""Submissions from a file: a row each, good or bad, in order; nothing is lost for a neighbour's fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from gradekit.errors import InputError, Place
from gradekit.model.ids import composed
from gradekit.model.submission import Submission

LONGEST_ANSWER = 100_000
"""Characters of an answer; a longer one is no answer to an exercise."""

LONGEST_ROW = 16 * 2**20
"""Bytes of one row."""

MOST_ROWS = 5_000_000

FIELDS = ("student", "problem", "part", "answer", "submitted_at", "variant", "set", "sheet")
"""What a row may hold; anything else is left alone."""

NEEDED = ("student", "problem", "answer")
"""What a row must hold."""

_NAMES = ("student", "problem", "part")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that holds no submission: why, and as much of it as could be read.  `line`: 0 where unknown."""

    row: int
    code: str
    message: str
    field: str = ""
    submission: Submission | None = None
    line: int = 0


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


def row_of(number: int, fields: dict[str, object], line: int = 0) -> Row:
    """The submission that named fields hold, or what is wrong with them.

    Names are taken in Unicode's composed form, so that it does not matter how a system codes an accent.
    """
    values: dict[str, str] = {}
    for name in FIELDS:
        value = fields.get(name)
        if value is None and (name not in NEEDED or (name == "answer" and name in fields)):
            value = ""
        if value is None:
            return BadRow(number, "missing-field", f"{name!r} is missing", name, _kept(number, line, values), line)
        if not isinstance(value, str):
            return BadRow(number, "bad-type", f"{name!r} must be a text", name, _kept(number, line, values), line)
        values[name] = value if name == "answer" else value.strip()
        if name == "student" and not values[name]:
            return BadRow(number, "missing-field", "'student' is empty", name, _kept(number, line, values), line)
        if name in _NAMES:
            values[name] = composed(values[name])
    if len(values["answer"]) <= LONGEST_ANSWER:
        return Submission(**values, row=number, line=line)
    size = len(values["answer"])
    message = f"the answer has {size} characters, more than {LONGEST_ANSWER}; only its beginning is kept"
    values["answer"] = values["answer"][:1_000]
    return BadRow(number, "answer-too-long", message, "answer", Submission(**values, row=number, line=line), line)


def _kept(number: int, line: int, values: dict[str, str]) -> Submission:
    known = {name: values.get(name, "") for name in ("student", "problem", "part", "answer")}
    return Submission(**known, row=number, line=line)
