"""Which of several rows for the same part counts: the last `submitted_at`, else the last row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from gradekit.batch.keybook import KeyBook
from gradekit.batch.submissions import BadRow, Row


def superseded_rows(rows: Sequence[Row], key: KeyBook) -> frozenset[int]:
    """The indices of the rows that a later one replaces.

    A row with a time counts as later than one without; equal times: the later row.  A time that cannot be read is none.
    """
    latest: dict[tuple[str, str, str], tuple[tuple[bool, datetime, int], int]] = {}
    replaced: set[int] = set()
    for index, row in enumerate(rows):
        if isinstance(row, BadRow):
            continue
        place = (row.student, row.problem, row.part or _first_part(row.student, row.problem, key))
        when = moment(row.submitted_at)
        rank = (when is not None, when or _NEVER, index)
        before = latest.get(place)
        if before is None:
            latest[place] = (rank, index)
        elif rank > before[0]:
            replaced.add(before[1])
            latest[place] = (rank, index)
        else:
            replaced.add(index)
    return frozenset(replaced)


_NEVER = datetime.min.replace(tzinfo=UTC)


def moment(text: str) -> datetime | None:
    """The time of an ISO 8601 text, in UTC where it names no zone; None where it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _first_part(student: str, problem: str, key: KeyBook) -> str:
    found = key.problem(student, problem)
    return found.parts[0].id if found is not None else ""
