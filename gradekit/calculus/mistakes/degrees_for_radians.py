"""The angle was taken in degrees: sin(x) became pi/180·cos(x).

Why it fails: the table of derivatives holds for radians, and calculus counts angles in radians.

What to say: leave the factor out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import PI, Node, Quotient, number

HALF_TURN = number(180)


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    if rule_of(place) == "trigonometric":
        yield Slip(times(Quotient(PI, HALF_TURN), place.use.build(d)))
    elif rule_of(place) == "inverse-trigonometric":
        yield Slip(times(Quotient(HALF_TURN, PI), place.use.build(d)))


MISTAKE = Mistake(
    code="degrees_for_radians",
    family="trigonometric",
    name={"en": "Degrees for radians", "vi": "Dùng độ thay cho radian"},
    message={
        "en": "It looks as if you measured the angle in {place} in degrees; in calculus angles are in radians, "
        "without that factor.",
        "vi": "Có vẻ bạn coi góc trong {place} tính bằng độ; trong giải tích, góc tính bằng radian nên không có "
        "thừa số đó.",
    },
    example=("sin(x)", "pi/180*cos(x)"),
    at=_wrong,
    rank=20,
)
