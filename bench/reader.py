"""Reading a typed derivative answer, beside sympy's parse_expr on the same strings in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from sympy.parsing.sympy_parser import (  # noqa: TID251 the peer that is measured; its texts stand below
    implicit_multiplication_application,
    parse_expr,
    standard_transformations,
)

from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings

ANSWERS = (
    "6x^2-4x",
    "3*(2*x+1)^2*2",
    "2*x*cos(x^2)",
    "2x/(x^2+1)",
    "e^(3x)*(3x^2+2x)",
    "-4*sin(4*x)*cos(2*x)",
    "ln(x)+1",
    "(2*e^(2*x)*(3*x^2+3)-6*e^(2*x)*x)/(3*x^2+3)^2",
    "10(x-1)^9/(1+(x-1)^10)",
    "1/(2*sqrt(x))",
)
ROUNDS = 30
HOSTILE = (
    "(" * 3000,
    "sin" * 3000,
    "9" * 100_000,
    "x+" * 50_000 + "x",
    "2^30^5",
    "-" * 40_000 + "x",
    "((9^9)^9999)^9999",
)


def microseconds(call: Callable[[str], object], text: str, rounds: int) -> float:
    """Median over rounds, one text."""
    seen = []
    for _ in range(rounds):
        start = time.process_time_ns()
        call(text)
        seen.append((time.process_time_ns() - start) / 1000)
    return statistics.median(seen)


def main() -> None:
    """Print medians and the ratio (aim: 50 times faster than parse_expr), and the slowest hostile text (aim: 10 ms)."""
    settings = ReaderSettings(names=("x",))
    transformations = (*standard_transformations, implicit_multiplication_application)
    own = statistics.median(microseconds(lambda t: read(t, settings), text, ROUNDS) for text in ANSWERS)
    peer = statistics.median(
        microseconds(lambda t: parse_expr(t.replace("^", "**"), transformations=transformations), text, ROUNDS)
        for text in ANSWERS
    )
    print(f"  gradekit read     {own:8.0f} µs median over {len(ANSWERS)} answers")
    print(f"  sympy parse_expr  {peer:8.0f} µs   ratio {peer / own:.0f} (aim: 50)")
    slowest = max(microseconds(lambda t: read(t, settings), text, 3) for text in HOSTILE)
    print(f"  slowest of {len(HOSTILE)} hostile texts {slowest / 1000:.1f} ms (aim: 10)")


if __name__ == "__main__":
    main()
