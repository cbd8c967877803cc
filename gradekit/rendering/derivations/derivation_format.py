"""What a format of worked derivatives is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gradekit.calculus.derivation import Derivation, DerivationStep


@dataclass(frozen=True, slots=True)
class Told:
    """A derivation at a level of detail.  `typed`: the function as it was given; `locale`: `en` or `vi`."""

    typed: str
    derivation: Derivation
    steps: tuple[DerivationStep, ...]
    locale: str

    def orders(self) -> Iterator[tuple[DerivationStep, ...]]:
        """The steps of the first derivative, of the second, and so on."""
        for order in dict.fromkeys(step.order for step in self.steps):
            yield tuple(step for step in self.steps if step.order == order)


@dataclass(frozen=True, slots=True)
class DerivationFormat:
    """`write`: the whole text, without a newline at its end."""

    write: Callable[[Told], str]
