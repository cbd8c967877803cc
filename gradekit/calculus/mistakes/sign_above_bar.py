"""A sign was lost while the terms above the bar were collected: (x^2+1-2x^2)/(x^2+1)^2 became (1+x^2)/(x^2+1)^2.

Why it fails: the minus sign in front of the second product reaches all of its terms.

What to say: put the second product in brackets, and collect the terms once more.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Negative, Node, Quotient, Sum


def _wrong(function: Node, _variable: str, order: int, right: Node) -> Iterator[Slip]:
    if order > 1 or not isinstance(function, Quotient) or not isinstance(right, Quotient):
        return
    above = right.numerator
    if isinstance(above, Sum):
        for i, term in enumerate(above.terms):
            turned = term.operand if isinstance(term, Negative) else Negative(term)
            wrong = Sum((*above.terms[:i], turned, *above.terms[i + 1 :]))
            yield Slip(Quotient(wrong, right.denominator), {"place": function})


MISTAKE = Mistake(
    code="sign_above_bar",
    family="sign",
    name={"en": "Sign slip above the bar", "vi": "Sai dấu ở tử số"},
    message={
        "en": "Collect the terms above the bar in the derivative of {place} once more: one of them has the wrong sign.",
        "vi": "Hãy thu gọn lại tử số trong đạo hàm của {place}: một số hạng ở đó bị sai dấu.",
    },
    example=("x/(x^2+1)", "(1+x^2)/(x^2+1)^2"),
    whole=_wrong,
    rank=45,
)
