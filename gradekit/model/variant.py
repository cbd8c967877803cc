"""The printable name of one drawn exercise: `chain_rule/log_of_power@1#42`."""

from __future__ import annotations

from gradekit.values import value


@value
class Variant:
    """`template`: the id, topic/name.  `version`: of the template.  `seed`: 0 ≤ seed < 2⁵³."""

    template: str
    version: int
    seed: int

    def __str__(self) -> str:
        return f"{self.template}@{self.version}#{self.seed}"
