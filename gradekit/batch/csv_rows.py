"""Rows of a CSV file by the names of its columns: comma, semicolon or tab, quotes as spreadsheets write them."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import IO

from gradekit.batch.bounded_lines import bounded_lines
from gradekit.batch.submissions import LONGEST_ROW, BadRow, Row, row_of
from gradekit.errors import InputError, Place

NEEDED = ("student", "problem", "answer")
SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 200
_END = b"\n"
"""Stands for the end of the file: no line holds a line end."""
MOST_LINES_OF_A_ROW = 50
"""Lines that one quoted text may span: a quote that was never closed must not swallow the rest of the file."""


def csv_rows(source: IO[bytes], name: str) -> Iterator[Row]:
    """A row for each record after the header; `row` counts records from 1.

    Raises `InputError` where the header is not text or lacks a column.
    """
    lines = bounded_lines(source, LONGEST_ROW)
    separator, columns = header(next(lines, b""), name, NEEDED)
    for number, fields in enumerate(records(lines, separator), start=1):
        if isinstance(fields, BadRow):
            yield BadRow(number, fields.code, fields.message)
        elif len(fields) > len(columns):
            message = (
                f"{len(fields)} fields, but the header names {len(columns)}; quote a text that holds {separator!r}"
            )
            yield BadRow(number, "csv-fields", message)
        else:
            yield row_of(number, dict(zip(columns, fields, strict=False)))


def header(line: bytes | None, name: str, needed: tuple[str, ...]) -> tuple[str, list[str]]:
    """The separator and the names of the columns, in lower case.

    Raises `InputError`: `not-text`, `csv-columns`.
    """
    text = _text(line) if line is not None else None
    if text is None or "\0" in text:
        raise InputError("not-text", "not a CSV file in UTF-8: save it as 'CSV UTF-8'", Place(name, 1, 1))
    found: list[str] = []
    for separator in SEPARATORS:
        columns = [column.strip().lower() for column in split(text, separator) or ()]
        if all(column in columns for column in needed):
            if len(columns) > MOST_COLUMNS or len(set(columns)) < len(columns):
                raise InputError("csv-columns", "a column is named twice, or there are too many", Place(name, 1, 1))
            return separator, columns
        found = columns if len(columns) > len(found) else found
    missing = ", ".join(column for column in needed if column not in found)
    raise InputError(
        "csv-columns", f"the column {missing} is missing; found: {', '.join(found)[:200]}", Place(name, 1, 1)
    )


def records(lines: Iterator[bytes | None], separator: str) -> Iterator[list[str] | BadRow]:
    """The fields of each record that is not empty; a record goes on over lines while a quoted text in it is open."""
    waiting: deque[bytes | None] = deque()
    while (line := waiting.popleft() if waiting else next(lines, _END)) is not _END:
        text = _text(line)
        if text is None:
            code, message = ("line-too-long", "the row is too long") if line is None else ("not-utf8", "not UTF-8 text")
            yield BadRow(0, code, message)
            continue
        if not text.strip():
            continue
        fields = split(text, separator)
        taken: list[bytes | None] = []
        while fields is None and len(taken) < MOST_LINES_OF_A_ROW:
            more = waiting.popleft() if waiting else next(lines, _END)
            added = _text(more)
            if more is not _END:
                taken.append(more)
            if added is None or more is _END:
                break
            text = f"{text}\n{added}"
            fields = split(text, separator)
        if fields is None:
            waiting.extendleft(reversed(taken))
            yield BadRow(0, "csv-quote", "a quote is opened and not closed; double a quote that belongs to the text")
        elif any(field.strip() for field in fields):
            yield fields


def split(text: str, separator: str) -> list[str] | None:
    """The fields of one record, or None where a quoted text is not closed as it should be."""
    csv.field_size_limit(LONGEST_ROW)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _text(line: bytes | None) -> str | None:
    try:
        return None if line is None else line.decode("utf-8")
    except UnicodeDecodeError:
        return None
