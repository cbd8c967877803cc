"""Rows on their way to a worker, as JSON: processes exchange text, never objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gradekit.batch.submissions import FIELDS, BadRow, Row
from gradekit.model.submission import Submission

_FIELDS = (*FIELDS, "row", "line")


def packed(tasks: Sequence[tuple[Row, bool]]) -> bytes:
    """Rows, and whether a later one supersedes each."""
    return json.dumps([(_written(row), superseded) for row, superseded in tasks]).encode("ascii")


def unpacked(text: bytes) -> list[tuple[Row, bool]]:
    """What `packed` was given."""
    return [(_read(row), superseded) for row, superseded in json.loads(text)]


def _written(row: Row) -> dict[str, Any]:
    if isinstance(row, Submission):
        return {name: getattr(row, name) for name in _FIELDS}
    inside = None if row.submission is None else _written(row.submission)
    told = {name: getattr(row, name) for name in ("row", "line", "code", "message", "field")}
    return told | {"submission": inside}


def _read(found: dict[str, Any]) -> Row:
    if "code" not in found:
        return Submission(**found)
    inside = found.pop("submission")
    return BadRow(**found, submission=None if inside is None else Submission(**inside))
