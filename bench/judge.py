"""Derivative answers graded by gradekit and by its peers, in turn on one core, in CPU time per answer.

    python bench/judge.py [--workload FILE.jsonl] [--rounds N] [--rows N] [--whole]

Each round starts every grader afresh, and gradekit in process just before each of them.  gradekit grades the whole
workload; a slow peer grades a random part of it, and is compared with what gradekit took for the same rows.  Peers are
set up by `python bench/peers/install.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measure import ENVIRONMENT, figure, percentile
from spellings import DIALECTS
from workload import load

from gradekit.expression.printing import latex
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
HOMES = HERE.parent / ".bench"
INSTALL = "python bench/peers/install.py"
FLOOR = {"wrong": 17.0, "right": 37.0}
"""Microseconds an answer at which CPython itself is the limit of this design."""
LONGEST = 600
"""Seconds after which a peer's process is ended."""

Row = dict[str, Any]


@dataclass(slots=True)
class Run:
    """One grader's round: CPU seconds of each answer (or only of all), its verdicts, and remarks."""

    seconds: list[float]
    equal: list[bool]
    kinds: list[str] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    sympy_loaded: bool = False
    single: bool = True


@dataclass(frozen=True, slots=True)
class Grader:
    """A grader, how many rows of a round it gets, and the least ratio of its CPU time to gradekit's."""

    name: str
    run: Callable[[list[Row], Path], Run]
    needs: Path | None = None
    rows: int = 1_000_000
    least: float = 1


def spell(row: Row) -> Row | None:
    """The row with both texts in each peer's notation; None where it cannot be read or written."""
    settings = ReaderSettings(names=tuple(row.get("vars") or ("x",)))
    first, second = read(row["reference"], settings), read(row["student"], settings)
    if isinstance(first, Complaint) or isinstance(second, Complaint):
        return None
    trees = (first.tree, second.tree)
    try:
        spelled = {name: [dialect.write(tree) for tree in trees] for name, dialect in DIALECTS.items()}
    except ValueError:
        return None
    return row | spelled | {"latex": [latex.show(trees[0]), row.get("student_latex") or latex.show(trees[1])]}


def child_cpu(command: list[str], **options: Any) -> tuple[float, str]:
    """CPU seconds, user and system, of a process and its children; and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    options = {"env": ENVIRONMENT} | options
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=LONGEST, **options
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def by_script(*command: str | Path) -> Callable[[list[Row], Path], Run]:
    """A grader that is a script: it reads rows from one file and writes seconds and verdicts to another."""

    def run(rows: list[Row], folder: Path) -> Run:
        source, target = folder / "rows.json", folder / "out.json"
        source.write_text(json.dumps(rows), encoding="utf-8")
        child_cpu([*map(str, command), str(source), str(target)])
        return Run(**json.loads(target.read_text(encoding="utf-8")))

    return run


def maxima(rows: list[Row], folder: Path) -> Run:
    """One Maxima process fed a file; the CPU time of one that is fed an empty file is taken off."""
    program = HOMES / "maxima" / "usr" / "bin" / "maxima"
    here = {**ENVIRONMENT, "MAXIMA_PREFIX": str(HOMES / "maxima" / "usr")}
    source, empty = folder / "rows.mac", folder / "empty.mac"
    differences = (f"radcan(exponentialize(({first})-({second})))" for first, second in (r["maxima"] for r in rows))
    lines = [f"print(if errcatch({difference})=[0] then verdict_yes else verdict_no)$" for difference in differences]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    empty.write_text("1$\n", encoding="utf-8")

    def fed(file: Path) -> tuple[float, str]:
        commands = f'batchload("{file}")$quit()$'
        return child_cpu(["sh", str(program), "--very-quiet", f"--batch-string={commands}"], env=here)

    start, _ = fed(empty)
    seconds, said = fed(source)
    equal = [word == "verdict_yes" for word in re.findall("verdict_(?:yes|no)", said)]
    return Run([(seconds - start) / len(rows)] * len(rows), equal, single=False)


def batch(rows: list[Row], folder: Path) -> Run:
    """`gradekit compare --batch`, its start and all JSON included."""
    source, target = folder / "requests.jsonl", folder / "results.jsonl"
    requests = (
        {"id": r["id"], "reference": r["reference"], "answer": r["student"], "variables": r.get("vars")} for r in rows
    )
    source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in requests), encoding="utf-8")
    command = [sys.executable, "-m", "gradekit", "compare", "--batch", str(source), "-o", str(target)]
    seconds, _ = child_cpu(command)
    results = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    return Run([seconds / len(rows)] * len(rows), [r["outcome"] == "correct" for r in results], single=False)


OWN = Grader("gradekit, in process", by_script(sys.executable, PEERS / "gradekit_in_process.py"))
BATCH = Grader("gradekit compare --batch", batch)
GRADERS = (
    Grader("Maxima radcan", maxima, HOMES / "maxima" / "usr" / "bin" / "maxima", least=2),
    Grader(
        "KAS",
        by_script("node", PEERS / "kas.cjs", HOMES / "kas" / "node_modules"),
        HOMES / "kas" / "node_modules",
        400,
        40,
    ),
    Grader("sympy simplify(a-b) == 0", by_script(sys.executable, PEERS / "sympy_simplify.py"), None, 120, 150),
    Grader(
        "Math-Verify (LaTeX)",
        by_script(HOMES / "math-verify" / "bin" / "python", PEERS / "latex_math_verify.py"),
        HOMES / "math-verify" / "bin" / "python",
        100,
        300,
    ),
)


def part(rows: list[Row], count: int, turn: int) -> list[int]:
    """The places of a random part of the rows, another one each round, the same in every run of the bench."""
    order = sorted(range(len(rows)), key=lambda i: hashlib.sha256(f"{turn}/{i}".encode()).digest())
    return sorted(order[:count])


@dataclass(slots=True)
class Tally:
    """What a grader did over the rounds."""

    means: list[float] = field(default_factory=list)
    spent: float = 0.0
    own: float = 0.0
    middles: list[float] = field(default_factory=list)
    singles: list[float] = field(default_factory=list)
    accepted: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def add(self, run: Run, places: list[int], rows: list[Row], own: list[float]) -> None:
        """One round: means of both graders over the same rows, and what was judged wrongly."""
        mean = statistics.fmean(run.seconds)
        self.means.append(mean)
        self.spent += sum(run.seconds)
        self.own += sum(own[i] for i in places)
        if run.single:
            self.singles.extend(run.seconds)
            self.middles.append(statistics.median(run.seconds) / statistics.median(own[i] for i in places))
        for place, equal in zip(places, run.equal, strict=True):
            self.seen.add(place)
            if equal and not rows[place]["expected"]:
                self.accepted.add(place)
            if not equal and rows[place]["expected"]:
                self.refused.add(place)

    @property
    def ratio(self) -> float:
        """CPU time over gradekit's for the same rows, all rounds together."""
        return self.spent / self.own

    def line(self, name: str) -> str:
        """One row of the table."""
        each = [f"{percentile(self.singles, q) * 1000:9.3f}" if self.singles else f"{'-':>9}" for q in (0.5, 0.99, 1)]
        errors = f"{len(self.accepted)} / {len(self.refused)} of {len(self.seen)}"
        rate = 1 / statistics.median(self.means)
        middles = f"{statistics.median(self.middles):8.1f}" if self.middles else f"{'-':>8}"
        return f"  {name:<26}{rate:13,.0f}{''.join(each)}   {errors:<20}{self.ratio:8.1f}{middles}"


def measure(rows: list[Row], rounds: int, whole: bool) -> tuple[dict[str, Tally], list[Run]]:
    """Every grader once a round, and gradekit just before each of them."""
    tallies: dict[str, Tally] = {}
    own_runs = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        everything = list(range(len(rows)))
        BATCH.run(rows[:1], folder)
        for turn in range(rounds):
            for grader in (BATCH, *GRADERS):
                if grader.needs is not None and not grader.needs.exists():
                    continue
                own = OWN.run(rows, folder)
                own_runs.append(own)
                tallies.setdefault(OWN.name, Tally()).add(own, everything, rows, own.seconds)
                places = everything if whole else part(rows, grader.rows, turn)
                run = grader.run([rows[i] for i in places], folder)
                tallies.setdefault(grader.name, Tally()).add(run, places, rows, own.seconds)
    return tallies, own_runs


def report(rows: list[Row], tallies: dict[str, Tally], own_runs: list[Run]) -> None:
    """The table, the figures with bounds, and gradekit's own medians."""
    heads = f"{'answers/CPU-s':>15}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>9}   {'accepted / refused':<20}"
    print(f"  {'':<24}{heads}{'ratio':>8}{'of p50':>8}")
    for name, tally in tallies.items():
        print(tally.line(name))
    print(
        "  accepted / refused: wrong answers accepted, right ones not accepted; ratio: CPU time for the same rows, this"
    )
    print("  grader over gradekit in process, all rounds together; of p50: the same for the median answer")
    for grader in GRADERS:
        if grader.name not in tallies:
            print(f"  {grader.name}: not installed ({INSTALL})")
        else:
            figure(f"{grader.name} over gradekit", tallies[grader.name].ratio, "times", least=grader.least)
    own = tallies[OWN.name].singles
    figure("median answer", statistics.median(own) * 1e3, "ms", most=0.25)
    figure("99 % of the answers", percentile(own, 0.99) * 1e3, "ms", most=1.5)
    figure(BATCH.name, 1 / statistics.median(tallies[BATCH.name].means), "per CPU-second", least=2_500)
    own_line(rows, own_runs)


def own_line(rows: list[Row], runs: list[Run]) -> None:
    """Medians of gradekit in process, of right and of wrong answers, beside the floors."""
    for title, pick in (("with its question", "seconds"), ("question known", "again")):
        for kind in ("wrong", "right"):
            times = [
                statistics.median(getattr(run, pick)[i] for run in runs)
                for i, row in enumerate(rows)
                if row["expected"] is (kind == "right")
            ]
            middle = statistics.median(times) * 1e6
            print(f"  {kind} answer, {title:<18}{middle:6.0f} µs median, {middle / FLOOR[kind]:.1f} times the floor")
    kinds = runs[0].kinds
    print("  evidence: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))))
    print(f"  sympy was {'LOADED' if any(run.sympy_loaded for run in runs) else 'never loaded'}")


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workload", help="JSONL with reference, student, expected, and student_latex if there is one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=2_000, help="at most so many rows of the workload")
    parser.add_argument("--whole", action="store_true", help="let every peer grade all rows; takes minutes a round")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    given = load(options.workload)[: options.rows]
    rows = [row for row in map(spell, given) if row is not None]
    lengths = [len(row["student"]) for row in rows]
    print(
        f"  {len(rows)} answers, median {statistics.median(lengths):.0f} characters; {len(given) - len(rows)} left out"
    )
    report(rows, *measure(rows, options.rounds, options.whole))


if __name__ == "__main__":
    main()
