"""A constant factor, divisor or sign stays in front of the derivative."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tree import Negative, Node, Product, Quotient


def _use(node: Node, variable: str) -> Use | None:
    match node:
        case Negative(operand=operand):
            return Use((operand,), lambda d: Negative(d[0]))
        case Product(factors=factors):
            constant = [f for f in factors if not contains(f, variable)]
            if constant:
                rest = times(*[f for f in factors if contains(f, variable)])
                return Use((rest,), lambda d: times(*constant, d[0]))
        case Quotient(numerator=above, denominator=below) if not contains(below, variable):
            return Use((above,), lambda d: Quotient(d[0], below))
        case _:
            pass
    return None


RULE = Rule(
    code="constant-factor",
    title={"en": "Constant factor rule", "vi": "Quy tắc nhân với hằng số"},
    sentence={
        "en": "a constant factor stays in front",
        "vi": "đưa thừa số hằng ra ngoài dấu đạo hàm",
    },
    statement=("d/dx[c*f(x)] = c*f'(x)", "d/dx[f(x)/c] = f'(x)/c"),
    source="OpenStax, Calculus Volume 1, section 3.3",
    conditions={
        "en": "c does not depend on x; c != 0 as a divisor; f has a derivative at x",
        "vi": "c không phụ thuộc x; c != 0 nếu là số chia; f có đạo hàm tại x",
    },
    kinds=(Negative, Product, Quotient),
    rank=20,
    use=_use,
)
