"""CPU time of processes and of calls, as medians over rounds in turn: the machine is shared and noisy."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

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
