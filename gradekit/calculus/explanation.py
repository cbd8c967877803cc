"""How a wrong answer came about: the mistakes that lead to it, and how likely they are."""

from __future__ import annotations

from dataclasses import dataclass

from gradekit.calculus.wrong_derivatives import Event
from gradekit.expression.tree import Node


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a wrong answer came about: `tree` is the answer that these events lead to, `cost` ranks it, lowest first.

    `direct`: one slip, made at one place of the function as it is written.
    """

    tree: Node
    events: tuple[Event, ...]
    cost: int
    direct: bool = True

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the mistakes that were made, each once: one, be it in several places, or two."""
        return tuple(dict.fromkeys(event.mistake.code for event in self.events))
