"""Results of many rows, in order, from one process or several; the bytes are the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeAlias

from gradekit.batch.compare_lines import line_of
from gradekit.batch.grading import result_of
from gradekit.batch.keybook import KeyBook, read_key
from gradekit.batch.row_transport import packed, unpacked
from gradekit.batch.submissions import BadRow, Row
from gradekit.equivalence.decide import Prover
from gradekit.equivalence.worker import SympyProver
from gradekit.model.submission import Submission

CHUNK = 200
"""Rows that a worker takes at once."""

Task: TypeAlias = tuple[Row, bool]
"""A row, and whether a later one supersedes it."""

_keys: dict[str, KeyBook] = {}


def graded_lines(
    tasks: Sequence[Task], key_path: Path, key: KeyBook, jobs: int = 1, *, with_sympy: bool = False
) -> Iterator[bytes]:
    """The result of each row as a line of JSON, in order.  `jobs`: processes, ≥ 1; `with_sympy`: as a last prover."""
    if jobs == 1 or len(tasks) <= CHUNK:
        with _helper(with_sympy) as prover:
            for row, superseded in tasks:
                yield line_of(result_of(row, key, superseded, prover))
        return
    chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
    done = 0
    while done < len(chunks):
        try:
            for lines in _in_a_pool(chunks[done:], key_path, jobs, with_sympy):
                yield from lines
                done += 1
        except BrokenProcessPool:  # a worker was killed: its chunk is taken row by row, the rest goes on in a new pool
            for task in chunks[done]:
                yield _alone(task, key_path, key, with_sympy)
            done += 1


def _in_a_pool(chunks: Sequence[Sequence[Task]], key_path: Path, jobs: int, with_sympy: bool) -> Iterator[list[bytes]]:
    """The lines of each chunk, in order; at most two chunks for each worker are under way."""
    waiting: deque[Future[bytes]] = deque()
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_chunk, packed(chunk), str(key_path), with_sympy))
            if len(waiting) >= 2 * jobs:
                yield waiting.popleft().result().splitlines(keepends=True)
        while waiting:
            yield waiting.popleft().result().splitlines(keepends=True)


def _alone(task: Task, key_path: Path, key: KeyBook, with_sympy: bool) -> bytes:
    """The line of one row from a process of its own; a row that kills it is left to a person."""
    try:
        with ProcessPoolExecutor(max_workers=1) as pool:
            return pool.submit(_chunk, packed([task]), str(key_path), with_sympy).result()
    except BrokenProcessPool:
        row, superseded = task
        submission = row.submission if isinstance(row, BadRow) else row
        message = "the worker process died over this answer; a person has to look at it"
        found = submission or Submission("", "", "", row=row.row)
        bad = BadRow(row.row, "worker-died", message, "answer", found, row.line)
        return line_of(result_of(bad, key, superseded))


def _chunk(tasks: bytes, key_path: str, with_sympy: bool) -> bytes:
    """The lines of a packed chunk, inside a worker, which reads the key once."""
    if key_path not in _keys:
        _keys[key_path] = read_key(Path(key_path))
    key = _keys[key_path]
    with _helper(with_sympy) as prover:
        return b"".join(line_of(result_of(row, key, superseded, prover)) for row, superseded in unpacked(tasks))


def _helper(with_sympy: bool) -> AbstractContextManager[Prover | None]:
    """The last prover, if it is wanted; its process starts with the first answer that needs it."""
    return SympyProver() if with_sympy else nullcontext()
