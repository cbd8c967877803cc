"""Math-Verify on LaTeX, as its documentation shows: parse both, verify; runs in an environment of its own."""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from math_verify import LatexExtractionConfig, parse, verify

TARGETS = [LatexExtractionConfig()]


def grade(reference: str, student: str) -> bool:
    """Its verdict, with its own time limits (5 s for each step)."""
    return bool(verify(parse(f"${reference}$", TARGETS), parse(f"${student}$", TARGETS)))


def main() -> None:
    """Grade the rows of the first file, or only read them with `read`; write seconds and verdicts to the second."""
    logging.disable(logging.CRITICAL)
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    only_reading = sys.argv[3:] == ["read"]
    grade("2 x", "x + x")
    grade(r"\frac{\sin\left(x\right)}{x}", r"e^{x}")
    seconds, equal = [], []
    for row in rows:
        reference, student = row["latex"]
        start = time.process_time_ns()
        same = bool(parse(f"${student}$", TARGETS)) if only_reading else grade(reference, student)
        seconds.append((time.process_time_ns() - start) / 1e9)
        equal.append(same)
    Path(sys.argv[2]).write_text(json.dumps({"seconds": seconds, "equal": equal}), encoding="utf-8")


if __name__ == "__main__":
    main()
