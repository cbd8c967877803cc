"""An output format, and the three views that each can render."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gradekit.errors import InputError
from gradekit.model.problem_set import ProblemSet

VIEWS = ("sheet", "key", "solutions")
"""`sheet`: for the student, with room to write.  `key`: the answers.  `solutions`: the answers with every step."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to put a problem set on paper or a screen.

    `name`: of its file in this folder.  `suffix`: of the files it makes, without a dot.
    `renderer`: all sheets of a set in one document; equal sets give equal bytes.  `batch`: several documents in one go,
    where that is faster than one by one.
    """

    name: str
    suffix: str
    renderer: Callable[[ProblemSet, str], bytes]
    batch: Callable[[Sequence[ProblemSet], str], list[bytes]] | None = None

    def render(self, problem_set: ProblemSet, view: str = "sheet") -> bytes:
        """One document with all sheets of the set.

        Raises `InputError` (`view`, and what the format itself cannot do).
        """
        return self.renderer(problem_set, _known(view))

    def render_each(self, problem_sets: Sequence[ProblemSet], view: str = "sheet") -> list[bytes]:
        """One document for each set, in order: for single sheets beside the combined file."""
        _known(view)
        if self.batch is not None:
            return self.batch(problem_sets, view)
        return [self.renderer(one, view) for one in problem_sets]


def _known(view: str) -> str:
    if view not in VIEWS:
        raise InputError("view", f"no view is named {view!r}; there are: {', '.join(VIEWS)}")
    return view
