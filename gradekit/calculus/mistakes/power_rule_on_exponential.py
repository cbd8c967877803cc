"""The power rule was used although the variable is in the exponent: a^x became x·a^(x-1).

Why it fails: the power rule is for a constant exponent.

What to say: e^u stays e^u, a^u brings ln(a); then the chain rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import rule_of
from gradekit.calculus.rule import times
from gradekit.expression.tree import ONE, Negative, Node, Power, Sum


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    node = place.node
    if rule_of(place) == "exponential" and isinstance(node, Power):
        lowered = times(node.exponent, Power(node.base, Sum((node.exponent, Negative(ONE)))))
        yield Slip(lowered)
        yield Slip(Power(node.base, Sum((node.exponent, Negative(ONE)))))
        if d:
            yield Slip(times(lowered, d[0]))
            yield Slip(times(d[0], Power(node.base, Sum((node.exponent, Negative(ONE))))))


MISTAKE = Mistake(
    code="power_rule_on_exponential",
    family="exponential",
    name={"en": "Power rule used on an exponential", "vi": "Dùng quy tắc lũy thừa cho hàm mũ"},
    message={
        "en": "In {place}, the variable is in the exponent, so the power rule does not apply; use the rule for "
        "exponentials.",
        "vi": "Trong {place}, biến nằm ở số mũ nên không dùng được quy tắc lũy thừa; hãy dùng quy tắc đạo hàm "
        "của hàm mũ.",
    },
    example=("2^x", "x*2^(x-1)"),
    at=_wrong,
    rank=15,
)
