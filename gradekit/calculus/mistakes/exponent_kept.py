"""The exponent was brought down but not lowered: x^n became n·x^n.

Why it fails: the power rule has two parts, and lowering the exponent is the second.

What to say: the exponent goes down by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place, rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ZERO, Node, Power, Symbol


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value != 1:
        yield Slip(times(power.front, power.exponent, Power(power.base, power.exponent), *d))
    elif rule_of(place) == "sum":
        yield from _in_every_term(place)


def _in_every_term(place: Application) -> Iterator[Slip]:
    """A polynomial with the exponent kept in every term, in the linear one too."""
    kept: list[Node] = []
    powers = linear = 0
    for part in place.parts:
        inner = part
        while inner.rules == ("constant-factor",):
            inner = inner.parts[0]
        power = power_place(inner)
        if inner.rules == ("constant",):
            kept.append(ZERO)
        elif inner.rules == ("linear",):
            kept.append(part.node)
            linear += 1
        elif power is not None and isinstance(power.base, Symbol):
            kept.append(times(power.exponent, part.node))
            powers += 1
        else:
            return
    if powers and linear:
        yield Slip(place.use.build(kept))


MISTAKE = Mistake(
    code="exponent_kept",
    family="power-rule",
    name={"en": "Exponent kept", "vi": "Giữ nguyên số mũ"},
    message={
        "en": "You brought the exponent down in {place}, but it also has to be lowered by one.",
        "vi": "Bạn đã đưa số mũ xuống trong {place}, nhưng còn phải giảm số mũ đi một đơn vị.",
    },
    example=("x^3", "3x^3"),
    at=_wrong,
    rank=20,
    joins=True,
    same_as={
        "multiplied_by_inner": "n*u^(n-1) times u is n*u^n",
    },
)
