"""`python -m gradekit` is the `gradekit` command."""

from __future__ import annotations

from gradekit.cli import main

main()
