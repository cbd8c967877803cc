"""A whole batch: key and submissions in, a line of result for every row out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradekit.batch.belonging import belonging
from gradekit.batch.keybook import KeyBook, read_key
from gradekit.batch.pool import Task, graded_lines
from gradekit.batch.submissions import BadRow, Row, read_submissions
from gradekit.batch.superseding import superseded_rows
from gradekit.errors import InputError, Place
from gradekit.values import replace
from gradekit.version import __version__


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run did: the key, how many rows, how many were taken over from an earlier run, how many are errors."""

    key: KeyBook
    rows: int
    taken_over: int
    errors: int


def grade_file(
    key_path: Path,
    submissions: Path,
    output: Path,
    *,
    jobs: int = 1,
    resume: bool = False,
    with_sympy: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Grade a file of submissions; the results stand in `output`, one line a row, in the order of the rows.

    `resume`: lines of an earlier, interrupted run with the same key, engine and rows are kept.  `with_sympy`:
    sympy may prove, within a deadline, what was only sampled.  `progress` is told
    (done, of).  Raises `InputError` where key or submissions cannot be used at all.
    """
    keep_apart((key_path, submissions), (output,))
    key = read_key(key_path)
    rows = [_with_part_id(belonging(row, key), key) for row in read_submissions(submissions)]
    replaced = superseded_rows(rows, key)
    tasks: list[Task] = [(row, index in replaced) for index, row in enumerate(rows)]
    kept = _kept_lines(output, tasks, key) if resume else []
    errors = sum("error" in json.loads(line) for line in kept)
    try:
        with output.open("wb") as out:
            for line in kept:
                out.write(line)
            lines = graded_lines(tasks[len(kept) :], key_path, key, jobs, with_sympy=with_sympy)
            for done, line in enumerate(lines, start=len(kept) + 1):
                out.write(line)
                out.flush()
                errors += b'"error":{' in line and "error" in json.loads(line)
                if progress is not None:
                    progress(done, len(tasks))
    except OSError as error:
        raise InputError("file", f"cannot be written: {error.strerror}", Place(str(output))) from error
    return Batch(key, len(tasks), len(kept), errors)


def keep_apart(read: Sequence[Path], written: Sequence[Path]) -> None:
    """Raises `InputError` (`same-file`) where a file would be written over one that is read, or over another output."""
    taken = {path.resolve() for path in read}
    for path in written:
        if path.resolve() in taken:
            raise InputError("same-file", "would be written over; name another file for what is made", Place(str(path)))
        taken.add(path.resolve())


def _with_part_id(row: Row, key: KeyBook) -> Row:
    if isinstance(row, BadRow) or not row.part:
        return row
    return replace(row, part=key.part_id(row.student, row.problem, row.part))


def _kept_lines(output: Path, tasks: list[Task], key: KeyBook) -> list[bytes]:
    """The lines of an earlier run, up to the first that is not what this run would write for its row."""
    if not output.exists():
        return []
    kept: list[bytes] = []
    with output.open("rb") as lines:
        for line, task in zip(lines, tasks, strict=False):
            if not line.endswith(b"\n") or not _is_result_of(line, task, key):
                break
            kept.append(line)
    return kept


def _is_result_of(line: bytes, task: Task, key: KeyBook) -> bool:
    try:
        result = json.loads(line)
    except ValueError:
        return False
    row, superseded = task
    if isinstance(row, BadRow) or not isinstance(result, dict):
        return False  # cheap to make again
    same = (row.row, row.student, row.problem, row.answer, row.submitted_at, superseded, __version__, key.digest)
    fields = ("row", "student", "problem", "answer", "submitted_at", "superseded", "engine", "key")
    defaults = {"submitted_at": "", "superseded": False}
    found = tuple(result.get(name, defaults.get(name)) for name in fields)
    return found == same and (not row.part or result.get("part") == row.part)


def read_results(path: Path) -> Iterator[dict[str, Any]]:
    """The results of a file, one at a time."""
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)
