"""The function was integrated: x^2 became x^3/3.

Why it fails: integration is the way back.

What to say: differentiate: exponents go down.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.author_integral import integrate
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, Symbol


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    if order == 1:
        try:
            yield Slip(integrate(function, Symbol(variable)))
        except TemplateError:
            return


MISTAKE = Mistake(
    code="integrated",
    family="wrong-operation",
    name={"en": "Integrated", "vi": "Lấy nguyên hàm"},
    message={
        "en": "This looks like an antiderivative; the question asks for the derivative.",
        "vi": "Đây có vẻ là nguyên hàm; đề bài hỏi đạo hàm.",
    },
    example=("x^2", "x^3/3"),
    whole=_wrong,
    rank=20,
)
