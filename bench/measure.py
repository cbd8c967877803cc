"""CPU time of processes and of calls, as medians over rounds in turn, and figures beside their bounds."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ENVIRONMENT = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept, as in an installed package: the first, uncounted run writes them."""


def process_cpu_seconds(command: Sequence[str]) -> float:
    """CPU seconds (user and system) that one process and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def in_turn(commands: dict[str, Sequence[str]], rounds: int = 11) -> dict[str, float]:
    """Median CPU seconds of each command, all commands run once a round."""
    seen: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        process_cpu_seconds(command)
    for _ in range(rounds):
        for name, command in commands.items():
            seen[name].append(process_cpu_seconds(command))
    return {name: statistics.median(times) for name, times in seen.items()}


def cpu_seconds(call: Callable[[], object]) -> float:
    """CPU seconds of one call in this process."""
    start = time.process_time()
    call()
    return time.process_time() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


PYTHON = sys.executable
FIGURES = "BENCH_FIGURES"
"""The environment variable that names the file in which `run.py` collects figures."""


def figure(name: str, value: float, unit: str, *, least: float | None = None, most: float | None = None) -> None:
    """Print a figure beside its bound, and pass it on for the table at the end of `make bench`."""
    bound = f"at least {least:g}" if least is not None else f"at most {most:g}" if most is not None else ""
    met = (least is None or value >= least) and (most is None or value <= most)
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    row = {
        "name": name,
        "shown": f"{shown} {unit}".rstrip(),
        "bound": bound,
        "met": ("yes" if met else "NO") if bound else "",
    }
    print(f"  {name}: {row['shown']}" + (f" ({bound}{'' if met else ', NOT MET'})" if bound else ""))
    if FIGURES in os.environ:
        with Path(os.environ[FIGURES]).open("a", encoding="utf-8") as out:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
