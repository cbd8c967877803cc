"""The coefficient inside a function was left out altogether: sin(ln(2x)) became cos(ln(x))/x.

Why it fails: f(kx) and f(x) are different functions.

What to say: keep the coefficient inside the function.
"""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.expression.tree import Function, Node, Product, Quotient, Symbol, rebuild, walk


def _wrong(function: Node, variable: str, order: int, _right: Node) -> Iterator[Slip]:
    letter = Symbol(variable)
    inner = {n: None for f in walk(function) if isinstance(f, Function) for n in f.arguments if _is_multiple(n, letter)}
    for multiple in inner:
        misread = _replaced(function, multiple, letter)
        yield Slip(derive(misread, variable, order).result, {"inner": multiple, "variable": letter})


def _is_multiple(node: Node, letter: Node) -> bool:
    if isinstance(node, Quotient):
        node = node.numerator if not isinstance(node.numerator, Symbol) else Product((node.numerator, node.numerator))
        return node == Product((letter, letter)) or _is_multiple(node, letter)
    return isinstance(node, Product) and sum(f == letter for f in node.factors) == 1 and len(node.factors) <= 3


def _replaced(node: Node, old: Node, new: Node) -> Node:
    return new if node == old else rebuild(node, lambda part: _replaced(part, old, new))


MISTAKE = Mistake(
    code="inner_coefficient_dropped",
    family="chain-rule",
    name={"en": "Coefficient of the inner function dropped", "vi": "Bỏ mất hệ số của hàm trong"},
    message={
        "en": "It looks as if you wrote {variable} in place of {inner}: keep the coefficient inside the function.",
        "vi": "Có vẻ bạn đã viết {variable} thay cho {inner}: hãy giữ nguyên hệ số bên trong hàm.",
    },
    example=("sin(ln(2x))", "cos(ln(x))/x"),
    whole=_wrong,
    rank=45,
)
