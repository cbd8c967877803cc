"""A progress bar on standard error, where that is a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LEAST_STEP = 20
"""The bar moves at most once for so many steps, so that it costs nothing."""


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with (done, of), or None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def move(done: int, of: int) -> None:
            if done % LEAST_STEP == 0 or done == of:
                bar.update(task, completed=done, total=of)

        yield move
