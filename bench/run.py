"""`make bench`: every benchmark of this folder in turn, or those named on the command line."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"run.py", "measure.py", "workload.py", "spellings.py"}


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms the next one's caches."""
    wanted = sys.argv[1:]
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    for path in sorted(HERE.glob("*.py")):
        if path.name in NOT_BENCHMARKS or (wanted and path.stem not in wanted):
            continue
        print(f"\n{path.stem}", flush=True)
        subprocess.run([sys.executable, str(path)], check=False, cwd=HERE)


if __name__ == "__main__":
    main()
