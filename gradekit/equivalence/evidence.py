"""How we know: the evidence behind every verdict, as plain data that anyone can re-check."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval that certainly holds the value: decimal strings `low` ≤ value ≤ `high`."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Proved:
    """Equal, by exact algebra, wherever both are defined on the domain.

    `method`: `same-tree`, `rational`, `kernels`, `constant`, `sympy`.  `identities`: names of the identities used.
    `conditions`: what was assumed nonzero or positive, as text.
    """

    method: str
    identities: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refuted:
    """Different: at `point` (exact rationals by name) the values lie in intervals that do not meet, or one is missing.

    Exactly one of `values` (reference, answer) and `undefined` (the subterm without a value, as text) is given.
    """

    point: tuple[tuple[str, Fraction], ...]
    values: tuple[Interval, Interval] | None = None
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class Sampled:
    """No difference found: values agree at `points` points in `cells` cells, to `bits` bits.  Accepted, not proved."""

    points: int
    cells: int
    bits: int


@dataclass(frozen=True, slots=True)
class Exhausted:
    """Not known: `limit` names the bound that was reached.  Goes to a person."""

    limit: str


Evidence: TypeAlias = Proved | Refuted | Sampled | Exhausted


@dataclass(frozen=True, slots=True)
class Decision:
    """Evidence and what is to be said of the domains.

    `note`: `""`, `wider-domain`, `narrower-domain`, `removable-points`, `undefined`, `domain-unknown`, ….
    """

    evidence: Evidence
    note: str = ""
    deadline: bool = False
