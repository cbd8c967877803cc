"""Rows of a CSV file by the names of its columns: comma, semicolon or tab, quotes as spreadsheets write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from gradekit.batch.bounded_lines import bounded_lines
from gradekit.batch.csv_records import BadRecord, Record, fields_of, records, text_of
from gradekit.batch.submissions import LONGEST_ROW, NEEDED, BadRow, Row, row_of
from gradekit.errors import InputError, Place

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 200


def csv_rows(source: IO[bytes], name: str) -> Iterator[Row]:
    """A row for each record after the header; `row` counts records from 1, `line` is that of the file.

    A row may end early: spreadsheets leave out empty cells at its end.

    Raises `InputError` where the header is not text or lacks a column.
    """
    lines = enumerate(bounded_lines(source, LONGEST_ROW), start=1)
    first = next(lines, (1, b""))
    if first[1] is not None and first[1].lower() in (b"sep=,", b"sep=;", b"sep=\t"):  # a hint to a spreadsheet
        first = next(lines, (2, b""))
    separator, columns = header(first, name, NEEDED)
    for number, record in enumerate(records(lines, separator, len(columns)), start=1):
        yield _row(number, record, columns, separator)


def _row(number: int, record: Record | BadRecord, columns: list[str], separator: str) -> Row:
    if isinstance(record, BadRecord):
        return BadRow(number, record.code, record.message, line=record.line)
    fields = record.fields
    if any(field.strip() for field in fields[len(columns) :]):
        told = f"{len(fields)} fields, but the header names {len(columns)}; quote a text that holds {separator!r}"
        return BadRow(number, "csv-fields", told, line=record.line)
    return row_of(number, dict(zip(columns, fields, strict=False)), record.line)


def header(found: tuple[int, bytes | None], name: str, needed: tuple[str, ...]) -> tuple[str, list[str]]:
    """The separator and the names of the columns, in lower case, from a line and its number.

    Raises `InputError`: `not-text`, `csv-columns`.
    """
    number, line = found
    place = Place(name, number, 1)
    text = text_of(line)
    if text is None or "\0" in text:
        raise InputError("not-text", "not a CSV file in UTF-8: save it as 'CSV UTF-8'", place)
    if "\r" in text:
        raise InputError("csv-columns", "lines end in a carriage return alone: save the file as 'CSV UTF-8'", place)
    best: list[str] = []
    for separator in SEPARATORS:
        columns = [column.strip().lower() for column in fields_of(text, separator) or ()]
        if all(column in columns for column in needed):
            named = [column for column in columns if column]
            if len(columns) > MOST_COLUMNS or len(set(named)) < len(named):
                raise InputError("csv-columns", "a column is named twice, or there are too many", place)
            return separator, columns
        best = columns if len(columns) > len(best) else best
    missing = ", ".join(column for column in needed if column not in best)
    raise InputError("csv-columns", f"the column {missing} is missing; found: {', '.join(best)[:200]}", place)
