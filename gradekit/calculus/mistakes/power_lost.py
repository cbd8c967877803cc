"""The exponent came down and took the power with it: x^5 became 5x, (x^2+1)^5 became 5·2x.

Why it fails: bringing the exponent down does not use the power up.

What to say: the power stays, with an exponent lower by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import power_place
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Symbol


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    power = power_place(place)
    if power is None or power.value is None or power.value.denominator > 1 or power.value < 2:
        return
    details = {"exponent": power.exponent}
    if power.value > 2:
        yield Slip(times(power.front, power.exponent, power.base, *d), details)
    if power.value > 2 or not isinstance(power.base, Symbol):
        yield Slip(times(power.front, power.exponent, *d), details)


MISTAKE = Mistake(
    code="power_lost",
    family="power-rule",
    name={"en": "Power lost", "vi": "Mất lũy thừa"},
    message={
        "en": "In {place}, the exponent {exponent} came down, but the power itself was lost: it stays, with an "
        "exponent lower by one.",
        "vi": "Trong {place}, bạn đã đưa số mũ {exponent} xuống nhưng làm mất chính lũy thừa: lũy thừa vẫn "
        "còn, với số mũ giảm đi một đơn vị.",
    },
    example=("x^5", "5x"),
    at=_wrong,
    rank=40,
    never_apart={
        "power_put_inside": "ln(x^n) is n*ln(x), and its derivative n/x",
        "forgot_inner_derivative": "an inner derivative that comes out as 1 is not seen",
        "factor_of_product_rule_missing": "of x^3, the lost power is a factor that is missing",
        "part_of_quotient_rule_missing": "of x^3, the lost power is a factor that is missing",
        "term_of_product_rule_missing": "of ax^3 - 3ax, nothing is left where the power is lost",
        "term_forgotten": "in a second derivative, nothing is left of a power that was lost in the first",
        "exponent_kept": "of ax^3 + bx^2 either slip may cancel the other term",
        "outer_derivative_at_inner_derivative": "for a square both are twice the inner derivative",
    },
)
