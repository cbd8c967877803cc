"""The power rule for constant exponents: whole, negative, fractional or a letter; also under a fraction bar."""

from __future__ import annotations

from fractions import Fraction

from gradekit.calculus.rule import Rule, Use, contains, times
from gradekit.expression.tidy_number import rational, typed_as_decimal, write
from gradekit.expression.tree import ONE, Function, Negative, Node, Power, Product, Quotient, Sum, Symbol, number


def lowered(base: Node, exponent: Node) -> Node:
    """`base^(exponent − 1)`, with the exponent worked out where it is a number."""
    value = rational(exponent)
    if value is None:
        return Power(base, Sum((exponent, Negative(ONE))))
    decimal = typed_as_decimal(exponent.operand if isinstance(exponent, Negative) else exponent)
    return base if value == 2 else Power(base, write(value - 1, decimal))


def _power(front: tuple[Node, ...], base: Node, exponent: Node, variable: str, along: tuple[str, ...]) -> Use:
    slope = _slope(front, exponent, lowered(base, exponent))
    if isinstance(base, Symbol) and base.name == variable:
        return Use((), lambda _: slope, along)
    return Use((base,), lambda d: times(slope, d[0]), (*along, "chain"))


def _slope(front: tuple[Node, ...], exponent: Node, power: Node) -> Node:
    """The product with the exponent as it came down: 4*(-5)*x^(-6), where 4 stood in front."""
    if front and isinstance(exponent, Negative):
        return times(*front, Product((exponent, power)))
    return times(*front, exponent, power)


def _use(node: Node, variable: str) -> Use | None:
    match node:
        case Power(base=base, exponent=exponent) if not contains(exponent, variable):
            return _power((), base, exponent, variable, ())
        case Quotient(numerator=above, denominator=below) if not contains(above, variable):
            front, along = ((), ()) if above == ONE else ((above,), ("constant-factor",))
            found = _as_power(below, variable)
            if found is not None:
                return _power(front, found[0], number(-found[1]), variable, along)
        case _:
            pass
    return None


def _as_power(node: Node, variable: str) -> tuple[Node, Fraction] | None:
    """Base and exponent of a denominator that is better written as a negative power."""
    match node:
        case Symbol():
            return node, Fraction(1)
        case Power(base=base, exponent=exponent) if contains(base, variable):
            value = rational(exponent)
            return (base, value) if value is not None and value > 0 else None
        case Function(name="sqrt", arguments=(radicand,)):
            return radicand, Fraction(1, 2)
        case _:
            return None


RULE = Rule(
    code="power",
    title={"en": "Power rule", "vi": "Quy tắc lũy thừa"},
    sentence={
        "en": "bring the exponent down as a factor and lower it by one",
        "vi": "đưa số mũ xuống làm hệ số rồi giảm số mũ đi một",
    },
    statement=("d/dx[x^n] = n*x^(n-1)", "d/dx[1/x^n] = d/dx[x^(-n)] = -n*x^(-n-1)"),
    source="OpenStax, Calculus Volume 1, sections 3.3 and 3.9; Dive into Deep Learning 18.3.1",
    conditions={
        "en": "n does not depend on x; x > 0 unless n is a whole number or a fraction with odd denominator; "
        "x != 0 for an exponent below 1",
        "vi": "n không phụ thuộc x; x > 0 nếu n không phải số nguyên hay phân số có mẫu lẻ; x != 0 nếu số mũ nhỏ hơn 1",
    },
    kinds=(Power, Quotient),
    rank=30,
    use=_use,
)
