"""Submissions from JSON: an object a line, or one list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from gradekit.batch.bounded_lines import bounded_lines
from gradekit.batch.submissions import LONGEST_ROW, BadRow, Row, row_of
from gradekit.errors import InputError, Place

LONGEST_LIST = 256 * 2**20
"""Bytes of a file that holds one JSON list."""


def json_lines(source: IO[bytes], name: str) -> Iterator[Row]:  # noqa: ARG001 every kind of file is read so
    """A row for each line that is not empty; `row` counts lines from 1."""
    for number, line in enumerate(bounded_lines(source, LONGEST_ROW), start=1):
        if line is None:
            yield BadRow(number, "line-too-long", f"the line is longer than {LONGEST_ROW} bytes", line=number)
        elif line.strip():
            yield _line(number, line)


def json_list(source: IO[bytes], name: str) -> Iterator[Row]:
    """A row for each item of the list (or of the list `submissions` of an object, whose `set` then holds for all)."""
    content = source.read(LONGEST_LIST + 1)
    if len(content) > LONGEST_LIST:
        raise InputError(
            "file-too-long", f"longer than {LONGEST_LIST} bytes; write one object a line (.jsonl)", Place(name)
        )
    try:
        data = _decoded(content)
    except UnicodeDecodeError as error:
        raise InputError("not-utf8", f"byte {error.start} is not UTF-8 text", Place(name)) from error
    except json.JSONDecodeError as error:
        raise InputError("not-json", error.msg, Place(name, error.lineno, error.colno)) from error
    except (ValueError, RecursionError) as error:
        raise InputError("not-json", "nested too deep", Place(name)) from error
    items = data.get("submissions") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise InputError("not-a-list", "a list of submissions is expected", Place(name, path="$"))
    common = {"set": data["set"]} if isinstance(data, dict) and "set" in data else {}
    for number, item in enumerate(items, start=1):
        yield row_of(number, common | item) if isinstance(item, dict) else _no_object(number)


def _line(number: int, line: bytes) -> Row:
    try:
        item = _decoded(line)
    except UnicodeDecodeError as error:
        return BadRow(number, "not-utf8", f"byte {error.start} of the line is not UTF-8 text", line=number)
    except json.JSONDecodeError as error:
        message = f"the line is not JSON: {error.msg} (character {error.pos + 1})"
        return BadRow(number, "not-json", message, line=number)
    except (ValueError, RecursionError):
        return BadRow(number, "not-json", "the line is nested too deep", line=number)
    return row_of(number, item, number) if isinstance(item, dict) else _no_object(number, number)


def _decoded(content: bytes) -> Any:
    """The JSON value; numbers stay the text they were, so that nothing is rounded."""
    return json.loads(content.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)


def _no_object(number: int, line: int = 0) -> BadRow:
    return BadRow(number, "not-an-object", "an object with student, problem and answer is expected", line=line)
