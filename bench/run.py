"""`make bench`: every benchmark of this folder in turn, or those named; their figures in one table at the end."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import FIGURES

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"run.py", "measure.py", "workload.py", "spellings.py"}


def main() -> int:
    """Run each benchmark in a process of its own, so that none warms the next one's caches.

    The exit code is 1 where one of them failed; a bound that is not met is told, and fails nothing.
    """
    wanted = sys.argv[1:]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; {os.cpu_count()} cores")
    print(f"load over 1, 5 and 15 minutes: {load}")
    tables: dict[str, list[dict[str, str]]] = {}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(HERE.glob("*.py")):
            if path.name in NOT_BENCHMARKS or (wanted and path.stem not in wanted):
                continue
            print(f"\n{path.stem}", flush=True)
            figures = Path(folder) / path.stem
            figures.touch()
            done = subprocess.run(
                [sys.executable, str(path)], check=False, cwd=HERE, env={**os.environ, FIGURES: str(figures)}
            )
            tables[path.stem] = [json.loads(line) for line in figures.read_text(encoding="utf-8").splitlines()]
            failed += [path.stem] if done.returncode else []
    show(tables)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


def show(tables: dict[str, list[dict[str, str]]]) -> None:
    """The table: what was measured, its bound where there is one, and whether it is met."""
    rows = [
        (f"{stem}: {row['name']}", row["shown"], row["bound"], row["met"]) for stem in tables for row in tables[stem]
    ]
    width = max((len(name) for name, *_ in rows), default=0)
    print(f"\n{'':<{width}}  {'measured':>22}  {'bound':<16}met")
    for name, shown, bound, met in rows:
        print(f"{name:<{width}}  {shown:>22}  {bound:<16}{met}")


if __name__ == "__main__":
    sys.exit(main())
