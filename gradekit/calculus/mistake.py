"""What a mistake is: an unsound rule with a name, the family it belongs to, and what to say to the student."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from gradekit.calculus.application import Application
from gradekit.expression.tree import Node

FAMILIES = (
    "power-rule",
    "chain-rule",
    "product-rule",
    "quotient-rule",
    "sum-rule",
    "exponential",
    "logarithm",
    "trigonometric",
    "coefficient",
    "sign",
    "wrong-operation",
    "algebra",
    "rounding",
    "notation",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One wrong derivative.  `details`: trees that the message shows, by name."""

    wrong: Node
    details: Mapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))


Local = Callable[[Application, Sequence[Node]], Iterable[Slip]]
Whole = Callable[[Node, str, int, Node], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named mistake.

    `name`, `message`: by locale; the message may show `{place}` (the function being differentiated where it happened)
    and the slip's details.  `example`: a function and the wrong derivative that this mistake makes of it.  `at`: the
    wrong derivatives that the mistake makes at one place, from the derivatives of the parts.  `whole`: those that it
    makes of the whole question (function, variable, order, right answer).  `rank`: the more likely of two explanations
    has the lower one.  `joins`: it is tried together with another one, too.  `outside`: somebody who makes it
    everywhere does not make it inside inner functions.  `negates`: its slip is the right derivative of the place with
    the other sign, so that it can be made on top of another mistake there.  `loses_inner`: the derivative of the first
    part is left out, its sign with it.

    `same_as`: codes of mistakes that are one slip with this one in other words wherever both give the same answer.
    `never_apart`: codes of different ones that give the same answer somewhere by nature.  Both with the reason, in one
    of the two files only.  `common`: it says what several of `same_as` have in common, and is told where more than one
    of them fits.  `natural`: why it is right for some functions by nature, else empty.
    """

    code: str
    family: str
    name: Mapping[str, str]
    message: Mapping[str, str]
    example: tuple[str, str]
    at: Local | None = None
    whole: Whole | None = None
    rank: int = 50
    joins: bool = False
    outside: bool = False
    negates: bool = False
    loses_inner: bool = False
    common: bool = False
    same_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    natural: str = ""
    never_apart: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
