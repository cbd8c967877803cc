"""The naive grader: sympy reads both texts and simplifies the difference."""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from sympy import simplify
from sympy.parsing.sympy_parser import parse_expr  # noqa: TID251 the peer that is measured; its texts are our own

LIMIT = 20.0
"""CPU seconds after which an answer is given up and counted as not accepted."""


class GivenUpError(Exception):
    """The limit was reached."""


def give_up(_signal: int, _frame: FrameType | None) -> None:
    """End the answer that is being worked on."""
    raise GivenUpError


def main() -> None:
    """Grade the rows of the first file; write seconds and verdicts to the second."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    signal.signal(signal.SIGVTALRM, give_up)
    for first, second in (("x+x", "2*x"), ("sin(x)**2+cos(x)**2", "1"), ("log(x)/x", "exp(x)"), ("sqrt(x)", "x")):
        simplify(parse_expr(first) - parse_expr(second))
    seconds, equal = [], []
    for row in rows:
        start = time.process_time_ns()
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
        try:
            same = simplify(parse_expr(row["sympy"][0]) - parse_expr(row["sympy"][1])) == 0
        except GivenUpError:
            same = False
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        seconds.append((time.process_time_ns() - start) / 1e9)
        equal.append(bool(same))
    Path(sys.argv[2]).write_text(json.dumps({"seconds": seconds, "equal": equal}), encoding="utf-8")


if __name__ == "__main__":
    main()
