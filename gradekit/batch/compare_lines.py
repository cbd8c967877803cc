"""Compare requests line by line: one result a line, in order, whatever a line holds."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import IO, Any

from gradekit.batch.bounded_lines import bounded_lines
from gradekit.equivalence.decide import Prover
from gradekit.grading.compare import compare, unusable

_WRITER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

LONGEST_LINE = 16 * 2**20
"""Bytes of one line; longer ones are passed over and reported."""


def results(source: IO[bytes], prover: Prover | None = None) -> Iterator[dict[str, Any]]:
    """The result for each line, as it is read.  A line that holds no request gives `undecided` with an `error`."""
    for number, line in enumerate(bounded_lines(source, LONGEST_LINE), start=1):
        if line is None:
            yield _at(number, unusable("line-too-long", f"the line is longer than {LONGEST_LINE} bytes"))
        else:
            yield _result(number, line, prover)


def line_of(result: dict[str, Any]) -> bytes:
    """The result as one line of JSON."""
    try:
        return _WRITER.encode(result).encode() + b"\n"
    except UnicodeEncodeError:  # half of a surrogate pair, which UTF-8 cannot carry
        return json.dumps(result, separators=(",", ":")).encode() + b"\n"


def _result(number: int, line: bytes, prover: Prover | None) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except UnicodeDecodeError as error:
        return _at(number, unusable("not-utf8", "the line is not UTF-8 text", offset=error.start))
    except json.JSONDecodeError as error:
        return _at(number, unusable("not-json", f"the line is not JSON: {error.msg}", offset=error.pos))
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets nested too deep
        return _at(
            number, unusable("not-json", "the line is not JSON that can be read: too deep, or a number too long")
        )
    if not isinstance(request, dict):
        return _at(number, unusable("not-an-object", "the line must be a JSON object with 'answer' and 'reference'"))
    result = compare(request, prover, time.perf_counter)
    return result if result["id"] is not None else _at(number, result)


def _at(number: int, result: dict[str, Any]) -> dict[str, Any]:
    """A result that no id names is named by its line, counted from 1."""
    return result | {"line": number}
