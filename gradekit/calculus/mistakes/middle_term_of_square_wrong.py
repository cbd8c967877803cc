"""A square was multiplied out with half of its middle term: (x+3)^2 was taken for x^2 + 3x + 9.

Why it fails: (a+b)^2 holds the product ab twice.

What to say: write the square as (a+b)(a+b) and multiply out.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.rule import times
from gradekit.expression.tree import Node, Power, Sum, number


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if isinstance(function, Power) and function.exponent == number(2) and isinstance(function.base, Sum):
        terms = function.base.terms
        if len(terms) == 2:
            squares = [Power(term, number(2)) for term in terms]
            taken = Sum((squares[0], times(*terms), squares[1]))
            yield Slip(derive(taken, variable, order).result, {"square": function})


MISTAKE = Mistake(
    code="middle_term_of_square_wrong",
    family="algebra",
    name={"en": "Middle term of a square", "vi": "Số hạng giữa của bình phương"},
    message={
        "en": "Multiply out {square} once more: the product of its two terms comes twice.",
        "vi": "Hãy khai triển lại {square}: tích của hai số hạng xuất hiện hai lần.",
    },
    example=("(x+3)^2", "2x+3"),
    whole=_wrong,
    rank=35,
)
