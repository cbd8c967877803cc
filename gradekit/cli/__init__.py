"""The command line: one file per command."""

from __future__ import annotations

import gc

COLLECT_AFTER = 50_000
"""Objects made before cyclic garbage is looked for: imports make many and leave none, and trees have no cycles."""


def main() -> None:
    """Run the `gradekit` command."""
    gc.set_threshold(COLLECT_AFTER, 20, 50)
    from gradekit.cli.main import gradekit

    gradekit()
