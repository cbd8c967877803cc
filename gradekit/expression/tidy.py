"""The same function as a teacher would write it: no `1x`, `+ -3`, `x^1`, `x^0`, `--x`; numbers worked out.

Factors, brackets and the order of terms stay; nothing is expanded or factored, and no factor is cancelled across a
fraction bar but numbers.  Sound wherever both trees have a value: `x^0` becomes 1, which also has one at 0.
"""

from __future__ import annotations

from gradekit.expression.tidy_number import rational, typed_as_decimal, write
from gradekit.expression.tidy_power import function, power
from gradekit.expression.tidy_product import take_apart
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    rebuild,
)

KEPT = 4096
_tidied: dict[int, Node] = {}
"""Trees that came out of here lately, by identity: they are tidy, and parts of others soon."""


def tidy(node: Node) -> Node:
    """The tidy form of a tree; the same tree gives the same form, and a tidy tree stays as it is."""
    if isinstance(node, (Symbol, Constant)) or _tidied.get(id(node)) is node:
        return node
    result = _tidy(node)
    if len(_tidied) >= KEPT:
        _tidied.clear()
    _tidied[id(result)] = result
    return result


def _tidy(node: Node) -> Node:
    match node:
        case Symbol() | Constant():
            return node
        case Number(value=value):
            return node if value.denominator == 1 or typed_as_decimal(node) else write(value)
        case Sum(terms=terms):
            return collect(tuple([tidy(t) for t in terms]))
        case Product() | Quotient() | Negative():
            plain = rebuild(node, tidy)
            if isinstance(plain, Negative) and rational(plain.operand) == 0:
                return plain.operand
            return take_apart(plain).tree()
        case Power(base=base, exponent=exponent):
            return power(tidy(base), tidy(exponent))
        case Function(name=name, arguments=arguments):
            return function(name, tuple([tidy(a) for a in arguments]))
        case _:
            return rebuild(node, tidy)
