"""The sign of a negative exponent was lost when it was brought down: 1/x^2 became 2/x^3.

Why it fails: the exponent comes down with its sign.

What to say: 1/x^n has exponent -n, and -n comes down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.expression.tree import Negative, Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is not None and power.value is not None and power.value < 0:
        yield Slip(Negative(place.use.build(d)))


MISTAKE = Mistake(
    code="negative_power_sign_lost",
    family="sign",
    name={"en": "Sign of a negative power lost", "vi": "Mất dấu của lũy thừa âm"},
    message={
        "en": "Written as a power, {place} has a negative exponent; it comes down with its sign, which is missing.",
        "vi": "Viết dưới dạng lũy thừa, {place} có số mũ âm; khi đưa số mũ xuống, bài của bạn còn thiếu dấu trừ này.",
    },
    example=("1/x^2", "2/x^3"),
    at=_wrong,
    rank=15,
    joins=True,
    negates=True,
)
