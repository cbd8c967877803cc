"""The command line: one file per command."""

from __future__ import annotations


def main() -> None:
    """Run the `gradekit` command."""
    from gradekit.cli.main import gradekit

    gradekit()
