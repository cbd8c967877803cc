"""A power of an exponential is one exponential: (e^u)^v is written as e^(u·v) before it is differentiated."""

from __future__ import annotations

from gradekit.calculus.rule import Rule, Use, contains
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Constant, Function, Node, Power, Product


def _use(node: Node, variable: str) -> Use | None:
    if not isinstance(node, Power) or not contains(node.exponent, variable):
        return None
    match node.base:
        case Power(base=base, exponent=inner) if isinstance(base, Constant) or (rational(base) or 0) > 0:
            joined: Node = Power(base, tidy(Product((inner, node.exponent))))
        case Function(name="exp", arguments=(inner,)):
            joined = Function("exp", (tidy(Product((inner, node.exponent))),))
        case _:
            return None
    return Use((joined,), lambda d: d[0])


RULE = Rule(
    code="power-of-power",
    title={"en": "Power of a power", "vi": "Lũy thừa của lũy thừa"},
    sentence={
        "en": "multiply the exponents before differentiating",
        "vi": "nhân các số mũ trước khi lấy đạo hàm",
    },
    statement=("(a^f(x))^g(x) = a^(f(x)*g(x))",),
    source="OpenStax, Algebra and Trigonometry, section 1.2",
    conditions={"en": "a > 0, a does not depend on x", "vi": "a > 0, a không phụ thuộc x"},
    kinds=(Power,),
    rank=50,
    use=_use,
)
