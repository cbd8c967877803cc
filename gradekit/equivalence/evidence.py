"""How we know: the evidence behind every verdict, as plain data that anyone can re-check."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from gradekit.values import value


@value
class Interval:
    """A closed interval that certainly holds the value: decimal strings `low` ≤ value ≤ `high`."""

    low: str
    high: str


@value
class Proved:
    """Equal, by exact algebra, wherever both are defined on the domain.

    `method`: `same-tree`, `rational`, `kernels`, `constant`, `sympy`.  `identities`: names of the identities used.
    `conditions`: what was assumed nonzero or positive, as text.
    """

    method: str
    identities: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


@value
class Refuted:
    """Different: at `point` (exact rationals by name) the values lie in intervals that do not meet, or one is missing.

    Exactly one of `values` (reference, answer) and `undefined` (the subterm without a value, as text) is given.
    """

    point: tuple[tuple[str, Fraction], ...]
    values: tuple[Interval, Interval] | None = None
    undefined: str | None = None


@value
class Sampled:
    """No difference found: values agree at `points` points in `cells` cells, to `bits` bits.  Accepted, not proved."""

    points: int
    cells: int
    bits: int


@value
class Exhausted:
    """Not known: `limit` names the bound that was reached.  Goes to a person."""

    limit: str


Evidence: TypeAlias = Proved | Refuted | Sampled | Exhausted


@value
class Decision:
    """Evidence and what is to be said of the domains.

    `note`: `""`, `wider-domain`, `narrower-domain`, `removable-points`, `undefined`, `domain-unknown`, ….
    """

    evidence: Evidence
    note: str = ""
    deadline: bool = False
