"""Records of a CSV file, each within a bound.

A line inside a quoted text is never taken for a record: a student who types line ends into an answer cannot write a
row for somebody else.  Only where the quotes of a record are broken, as no spreadsheet writes them, do the lines after
its first one stand for themselves.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

LONGEST_RECORD = 16 * 2**20
"""Bytes of one record, and of one of its lines."""

Line: TypeAlias = tuple[int, bytes | None]
"""The number of a line, from 1, and its bytes; None for one that is too long."""

_UNCLOSED = "a quote is opened and not closed; double a quote that belongs to the text"
_END: Line = (0, b"\n")
"""Stands for the end of the file: no line holds a line end."""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one record and the line where it begins."""

    line: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class BadRecord:
    """What is wrong with the record that begins at a line."""

    line: int
    code: str
    message: str


def records(lines: Iterator[Line], separator: str, width: int) -> Iterator[Record | BadRecord]:
    """The records that are not empty; a record goes on over lines while a quoted text in it is open.

    `width`: how many fields a record has.  A quoted text over lines of which one looks like a record by itself is an
    error: either the quotes are stray ones and rows would be lost in it, or somebody typed a row as an answer.
    """
    waiting: deque[Line] = deque()
    while (begin := waiting.popleft() if waiting else next(lines, _END)) is not _END:
        number, content = begin
        text = text_of(content)
        if text is None:
            yield _no_text(number, content)
        elif not text.strip():
            continue
        elif (fields := fields_of(text, separator)) is not None:
            if any(field.strip() for field in fields):
                yield Record(number, fields)
        elif _is_open(text, separator):
            record = _over_lines(begin, lines, waiting, separator, width)
            if isinstance(record, BadRecord) or any(field.strip() for field in record.fields):
                yield record
        else:
            yield BadRecord(number, "csv-quote", f"{_UNCLOSED} (line {number})")


def _over_lines(
    begin: Line, lines: Iterator[Line], waiting: deque[Line], separator: str, width: int
) -> Record | BadRecord:
    """The record whose quoted text is open at the end of its first line; lines that are not its own go to `waiting`."""
    number, content = begin
    taken: list[Line] = []
    kept = [text_of(content) or ""]
    size = len(kept[0])
    while True:
        more = waiting.popleft() if waiting else next(lines, _END)
        if more is _END:
            break
        taken.append(more)
        text = text_of(more[1])
        if text is None:
            break
        size += len(text) + 1
        if size <= LONGEST_RECORD:
            kept.append(text)
        inside = '"' + text
        if fields_of(inside, separator) is not None:
            return _closed(number, more[0], kept if size <= LONGEST_RECORD else [], separator, width)
        if not _is_open(inside, separator):
            break
    waiting.extendleft(reversed(taken))
    return BadRecord(number, "csv-quote", f"{_UNCLOSED} (line {number})")


def _closed(first: int, last: int, kept: list[str], separator: str, width: int) -> Record | BadRecord:
    """The record of some lines, of which the last one closes the quotes."""
    fields = fields_of("\n".join(kept), separator) if kept else None
    if fields is None:
        return BadRecord(first, "line-too-long", f"the row of lines {first} to {last} is too long")
    if len(fields) != width or any(len(fields_of(text, separator) or ()) == width for text in kept[1:]):
        message = f"the quote opened in line {first} is closed in line {last}: no row of these lines is read"
        return BadRecord(first, "csv-quote", f"{message}; mend the quotes, or hand the rows in as .jsonl")
    return Record(first, fields)


def fields_of(text: str, separator: str) -> list[str] | None:
    """The fields of one record, or None where a quoted text is not closed as it should be."""
    try:
        rows = _read(text, separator)
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _is_open(text: str, separator: str) -> bool:
    """Whether the text ends inside quotes that the next lines may close: one more quote then makes a record of it."""
    return fields_of(text + 'x"', separator) is not None


def _read(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_RECORD)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def text_of(line: bytes | None) -> str | None:
    """The line as text; None where it is too long or not UTF-8."""
    try:
        return None if line is None else line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _no_text(number: int, line: bytes | None) -> BadRecord:
    if line is None:
        return BadRecord(number, "line-too-long", f"the row is longer than {LONGEST_RECORD} bytes")
    return BadRecord(number, "not-utf8", "not UTF-8 text: save the file as 'CSV UTF-8'")
