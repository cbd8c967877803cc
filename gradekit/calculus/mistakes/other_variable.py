"""The derivative was taken with respect to another letter: a·x^2 became x^2.

Why it fails: the other letters are constants here.

What to say: treat the other letters as numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Node, Symbol, symbols


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    for name in symbols(function):
        if name != variable:
            yield Slip(derive(function, name, order).result, {"variable": Symbol(variable)})


MISTAKE = Mistake(
    code="other_variable",
    family="wrong-operation",
    name={"en": "Differentiated by another letter", "vi": "Lấy đạo hàm theo chữ khác"},
    message={
        "en": "It looks as if you differentiated with respect to another letter; here the variable is {variable}.",
        "vi": "Có vẻ bạn đã lấy đạo hàm theo một chữ khác; ở đây biến số là {variable}.",
    },
    example=("a*x^2", "x^2"),
    whole=_wrong,
    rank=30,
)
