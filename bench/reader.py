"""Reading typed derivative answers, beside sympy's parse_expr and Math-Verify's LaTeX parser, on the same answers.

All answers are different, and each is read once a round, so that no cache of texts helps.  Before each round sympy's
cache is emptied, and gradekit starts with the tables of pieces it has after reading other answers, as in a running
process.  parse_expr gets the transformations that these spellings need (`2x`, `x(x+1)`, `sin x`, `^`); answers that it
cannot read even so are left out.  As it is called most often it also simplifies; with `evaluate=False` it keeps the
expression nearly as typed, which gradekit always does.

Every text is timed alone, so that there is a median.  What it costs to look at the clock twice with nothing between is
measured in the same way and taken off every peer alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from measure import figure, percentile
from sympy.core.cache import clear_cache
from sympy.parsing.sympy_parser import (  # noqa: TID251 the peer that is measured; its texts are our own
    convert_xor,
    implicit_multiplication_application,
    parse_expr,
    standard_transformations,
)
from workload import load

from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings

HERE = Path(__file__).resolve().parent
MATH_VERIFY = HERE.parent / ".bench" / "math-verify" / "bin" / "python"
SETTINGS = ReaderSettings(names=("x",))
TRANSFORMATIONS = (*standard_transformations, convert_xor, implicit_multiplication_application)
ROUNDS = 5
ANSWERS = 300
LATEX_ANSWERS = 60
CLOCK_LOOKS = 2_000
HOSTILE = (
    "(" * 3_000,
    "(" * 99 + "x" + ")" * 99,
    "sin" * 3_000,
    "sin " * 500 + "x",
    "9" * 100_000,
    "x+" * 50_000 + "x",
    "x " * 900,
    "2^30^5",
    "-" * 40_000 + "x",
    "((9^9)^9999)^9999",
    "1e999999999",
    "9^9^9^9^9^9",
    "x!" * 800,
    "|" * 1_500,
    "|x|" * 400,
    "\\frac{" * 600 + "x",
    "\\sqrt" * 400 + "x",
    "$" * 2_000,
    "{" * 2_000,
    "x_" * 900,
    "x²" * 900,
    "\u200b" * 2_000,
    "ａ" * 2_000,
    "e" * 1_900,
    "0." * 900,
    "log_" * 400 + "x",
    "f'" * 900,
    "a/" * 900 + "a",
    "2x^" * 500 + "2",
    "x=" * 900 + "x",
)


def clock_cost() -> float:
    """CPU microseconds of looking at the clock twice, the median of many."""
    seen = []
    for _ in range(CLOCK_LOOKS):
        start = time.process_time_ns()
        seen.append(time.process_time_ns() - start)
    return statistics.median(seen) / 1e3


def each(call: Callable[[str], Any], texts: list[str]) -> list[float]:
    """CPU microseconds of each text, read once; without those of the clock."""
    clock = clock_cost()
    seen = []
    for text in texts:
        start = time.process_time_ns()
        call(text)
        seen.append((time.process_time_ns() - start) / 1e3 - clock)
    return seen


def with_sympy(text: str, evaluate: bool = True) -> Any:
    """The expression that sympy makes of a text; None where it fails."""
    try:
        return parse_expr(text, transformations=TRANSFORMATIONS, evaluate=evaluate)
    except Exception:  # noqa: BLE001 parse_expr evaluates Python: whatever that raises
        return None


def chosen(workload: str | None) -> list[dict[str, Any]]:
    """Different answers that both gradekit and parse_expr can read."""
    rows = {row["student"]: row for row in load(workload)}
    readable = [row for text, row in rows.items() if not isinstance(read(text, SETTINGS), Complaint)]
    return [row for row in readable if with_sympy(row["student"]) is not None]


def math_verify(rows: list[dict[str, Any]]) -> list[float]:
    """CPU microseconds of each answer in LaTeX, by Math-Verify."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.json", Path(folder) / "out.json"
        source.write_text(json.dumps([{"latex": ["", row["student_latex"]]} for row in rows]), encoding="utf-8")
        script = HERE / "peers" / "latex_math_verify.py"
        subprocess.run([str(MATH_VERIFY), str(script), str(source), str(target), "read"], check=True)
        return [seconds * 1e6 for seconds in json.loads(target.read_text(encoding="utf-8"))["seconds"]]


def show(name: str, seen: list[float], own: float) -> None:
    """One line: median, slow end and ratio of medians."""
    middle = statistics.median(seen)
    print(f"  {name:<36}{middle:9.1f} µs median {percentile(seen, 0.99):9.0f} µs p99   ratio {middle / own:6.0f}")


def main() -> None:
    """Print medians and ratios, and the slowest hostile text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workload", help="JSONL with student and student_latex")
    rows = chosen(parser.parse_args().workload)
    rows, others = rows[:ANSWERS], rows[ANSWERS:]
    texts, latex_texts = [row["student"] for row in rows], [row["student_latex"] for row in rows[:LATEX_ANSWERS]]
    own: list[float] = []
    own_latex: list[float] = []
    peer: list[float] = []
    unevaluated: list[float] = []
    for text in [row["student"] for row in others] + [row["student_latex"] for row in others]:
        read(text, SETTINGS)
    for _ in range(ROUNDS):
        own += each(lambda text: read(text, SETTINGS), texts)
        own_latex += each(lambda text: read(text, SETTINGS), latex_texts)
        clear_cache()
        peer += each(with_sympy, texts)
        clear_cache()
        unevaluated += each(partial(with_sympy, evaluate=False), texts)
    middle = statistics.median(own)
    print(
        f"  {len(texts)} different answers, {ROUNDS} rounds, median {statistics.median(map(len, texts)):.0f} characters"
    )
    show("gradekit read, as typed", own, middle)
    show("sympy parse_expr, as typed", peer, middle)
    show("sympy parse_expr, evaluate=False", unevaluated, middle)
    show("gradekit read, LaTeX", own_latex, statistics.median(own_latex))
    if MATH_VERIFY.exists():
        show("Math-Verify parse, LaTeX", math_verify(rows[:LATEX_ANSWERS]), statistics.median(own_latex))
    else:
        print("  Math-Verify: not installed (python bench/peers/install.py math-verify)")
    figure("median text, as typed", middle, "µs")
    figure("median text, LaTeX", statistics.median(own_latex), "µs")
    figure("parse_expr over gradekit, of medians", statistics.median(peer) / middle, "times", least=50)
    hostile()


def hostile() -> None:
    """Print the slowest of the hostile texts, median of three readings each."""
    times = {text: statistics.median(each(lambda t: read(t, SETTINGS), [text] * 3)) / 1e3 for text in HOSTILE}
    worst = max(times, key=lambda text: times[text])
    print(f"  slowest of {len(HOSTILE)} hostile texts: {worst[:12]!r}…")
    figure("slowest hostile text", times[worst], "ms", most=10)


if __name__ == "__main__":
    main()
