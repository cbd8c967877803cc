"""The fraction was differentiated the other way up.

Why it fails: f/g and g/f are different functions.

What to say: check what stands above and what below.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import contains
from gradekit.expression.tree import Node, Quotient


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if isinstance(function, Quotient) and contains(function.denominator, variable):
        yield Slip(derive(Quotient(function.denominator, function.numerator), variable, order).result)


MISTAKE = Mistake(
    code="fraction_upside_down",
    family="algebra",
    name={"en": "Fraction upside down", "vi": "Lộn ngược phân số"},
    message={
        "en": "This looks like the derivative of the fraction turned upside down.",
        "vi": "Đây có vẻ là đạo hàm của phân thức bị đảo ngược tử và mẫu.",
    },
    example=("(x+2)/(x-1)", "3/(x+2)^2"),
    whole=_wrong,
    rank=40,
)
