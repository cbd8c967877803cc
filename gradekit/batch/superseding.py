"""Which of several rows for the same part counts: the last `submitted_at`, else the last row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from gradekit.batch.keybook import KeyBook
from gradekit.batch.submissions import BadRow, Row


def superseded_rows(rows: Sequence[Row], key: KeyBook) -> frozenset[int]:
    """The indices of the rows that a later one replaces.

    A row with a time counts as later than one without; equal times: the later row.  Where one of the times is no ISO
    8601 text, the order of the rows decides for that part, so that no later answer is lost to a date nobody can read.
    """
    places: dict[tuple[str, str, str], list[int]] = {}
    times: dict[int, str] = {}
    for index, row in enumerate(rows):
        if isinstance(row, BadRow):
            continue
        place = (row.student, row.problem, row.part or _first_part(row.student, row.problem, key))
        places.setdefault(place, []).append(index)
        times[index] = row.submitted_at
    replaced: set[int] = set()
    for indices in places.values():
        if len(indices) > 1:
            replaced.update(set(indices) - {_latest(indices, times)})
    return frozenset(replaced)


def _latest(indices: list[int], times: dict[int, str]) -> int:
    moments = {index: moment(times[index]) for index in indices}
    if any(times[index] and moments[index] is None for index in indices):
        return indices[-1]
    return max(indices, key=lambda index: (moments[index] is not None, moments[index] or _NEVER, index))


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
