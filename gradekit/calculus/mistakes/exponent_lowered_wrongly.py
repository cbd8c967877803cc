"""The exponent came down, but one was not taken away from it rightly: x^(2/3) became (2/3)x^(1/3).

Why it fails: the new exponent is the old one minus 1; of a fraction, 1 is a fraction too, and the sign matters.

What to say: write 1 with the denominator of the exponent, then subtract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power, number


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is None or power.value is None:
        return
    for lowered in _taken_for_lowered(power.value):
        base = Power(power.base, number(lowered))
        yield Slip(times(power.front, power.exponent, base, *d), {"exponent": power.exponent})


def _taken_for_lowered(exponent: Fraction) -> tuple[Fraction, ...]:
    """What is written for the exponent minus 1: the sign lost or gained, 1 taken from the numerator, or 2 taken."""
    lowered = exponent - 1
    if exponent.denominator > 1:
        above = Fraction(exponent.numerator - 1, exponent.denominator)
        found: tuple[Fraction, ...] = (abs(lowered), above, -abs(lowered), -exponent, exponent - 2, Fraction(-1))
    elif exponent < -1:
        found = (abs(exponent) - 1, exponent - 2)
    else:
        found = (exponent - 2,) if exponent > 3 else ()
    others = {lowered, exponent, exponent + 1, *((1 - exponent,) if exponent < 0 else ())}
    return tuple(dict.fromkeys(e for e in found if e not in others))


MISTAKE = Mistake(
    code="exponent_lowered_wrongly",
    family="power-rule",
    name={"en": "Exponent lowered wrongly", "vi": "Giảm số mũ sai"},
    message={
        "en": "In {place}, the exponent {exponent} goes down by exactly one: check your subtraction.",
        "vi": "Trong {place}, số mũ {exponent} chỉ giảm đi một đơn vị: hãy kiểm tra lại phép trừ.",
    },
    example=("x^(2/3)", "2/3*x^(1/3)"),
    at=_wrong,
    rank=40,
    never_apart={
        "only_inner_derivative": "in 2sqrt(u), the 2 and the exponent 1/2 cancel",
        "part_of_quotient_rule_missing": "x times too low a power is the power with a factor missing",
        "exponent_kept": "either slip may cancel another term of a polynomial",
    },
)
