"""Author functions of algebra: expand, factor, simplify, gcd, lcm, degree, coefficient, quotient, remainder."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from math import gcd as whole_gcd
from math import lcm as whole_lcm

from gradekit.calculus.author_errors import bad_argument, name_of, no_result, too_large, whole_of
from gradekit.calculus.rule import contains
from gradekit.calculus.writing import coefficient_of, divide_terms
from gradekit.equivalence.polynomial import Polynomial, Ring, TooLargeError, fraction
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    ONE,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    number,
    rebuild,
    walk,
)


def bounded(function: Callable[..., Node]) -> Callable[..., Node]:
    """The function with errors of size and division told as template errors."""

    @wraps(function)
    def guarded(*arguments: Node) -> Node:
        try:
            return function(*arguments)
        except TooLargeError as error:
            raise too_large(str(error)) from error
        except ZeroDivisionError as error:
            raise no_result("division by zero") from error

    return guarded


@bounded
def expand(tree: Node) -> Node:
    """Brackets multiplied out, in falling degree; over a denominator with a variable only the numerator."""
    return _expand(tidy(tree))


def _expand(tree: Node) -> Node:
    match tree:
        case Sum() | Product() | Quotient() | Power() | Negative():
            inner = rebuild(tree, lambda part: part if _is_algebraic(part) else _inside(part))
            ring = Ring([inner])
            above, below = ring.ratio(inner)
            if below.is_constant():
                return _again(ring.tree(above / below.leading_coefficient()))
            if isinstance(inner, Sum):
                return tidy(Sum(tuple(_expand(t) for t in inner.terms)))
            if isinstance(inner, Quotient):
                return tidy(Quotient(_expand(inner.numerator), inner.denominator))
            return tidy(Quotient(ring.tree(above), ring.tree(below)))
        case _:
            return _inside(tree)


def _again(tree: Node) -> Node:
    """Tidy once more: powers of roots become numbers, and like terms can meet."""
    return tidy(tree)


def _is_algebraic(tree: Node) -> bool:
    return isinstance(tree, (Sum, Product, Quotient, Power, Negative))


def _inside(tree: Node) -> Node:
    return rebuild(tree, _expand)


@bounded
def factor(tree: Node) -> Node:
    """Factored over the rationals: number, letters, then factors of low degree first, `2x(x - 1)(x + 3)^2`."""
    plain = tidy(tree)
    ring = Ring([plain])
    above, below = ring.ratio(plain)
    common = above.gcd(below)
    top_number, top = _factors(ring, above / common)
    bottom_number, bottom = _factors(ring, below / common)
    result: Node = Product((number(top_number / bottom_number), *top, ONE))
    if bottom:
        result = Quotient(result, Product((*bottom, ONE)))
    return tidy(result)


def _factors(ring: Ring, polynomial: Polynomial) -> tuple[Fraction, list[Node]]:
    """The number in front and the factors, as a teacher orders them; whole coefficients without common divisor."""
    if polynomial.is_zero():
        return Fraction(0), []
    front, found = polynomial.factor()
    scale = fraction(front)
    parts: list[tuple[tuple[object, ...], Node]] = []
    for base, exponent in found:
        written = ring.tree(base)
        if isinstance(written, Sum):
            content = _content(written)
            scale *= content ** int(exponent)
            written = tidy(divide_terms(written, content))
            constant = coefficient_of(written.terms[-1]) if isinstance(written, Sum) else Fraction(0)
            rank: tuple[object, ...] = (1, base.total_degree(), int(exponent), abs(constant), constant)
        else:
            rank = (0, 0, 0, Fraction(0), Fraction(0))
        parts.append((rank, written if exponent == 1 else Power(written, number(int(exponent)))))
    parts.sort(key=lambda part: part[0])
    return scale, [node for _, node in parts]


def _content(node: Sum) -> Fraction:
    """What to divide by for whole coefficients without common divisor, the first one positive."""
    values = [coefficient_of(t) for t in node.terms]
    size = Fraction(whole_gcd(*[v.numerator for v in values]), whole_lcm(*[v.denominator for v in values]))
    return -size if values[0] < 0 else size


@bounded
def simplify(tree: Node) -> Node:
    """The shortest of: tidy, expanded, cancelled, factored (common factors of numerator and denominator cancel)."""
    plain = tidy(tree)
    candidates = [plain]
    ring = Ring([plain])
    above, below = ring.ratio(plain)
    common = above.gcd(below)
    if not common.is_zero():
        leading = (below / common).leading_coefficient()
        top, bottom = ring.tree(above / common / leading), ring.tree(below / common / leading)
        candidates += [tidy(Quotient(top, bottom)) if bottom != ONE else top, factor(plain)]
    return min(candidates, key=_size)


def _size(tree: Node) -> int:
    return sum(1 for _ in walk(tree))


def greatest_common_divisor(first: Node, *others: Node) -> Node:
    """Of whole numbers, or of polynomials (whole coefficients, without a common number)."""
    return _divisor(whole_gcd, lambda a, b: a.gcd(b), (first, *others))


def least_common_multiple(first: Node, *others: Node) -> Node:
    """Of whole numbers, or of polynomials."""
    return _divisor(whole_lcm, lambda a, b: a * b / a.gcd(b), (first, *others))


@bounded
def _polynomial_divisor(combine: Callable[[Polynomial, Polynomial], Polynomial], *trees: Node) -> Node:
    ring = Ring(trees)
    result: Polynomial = None
    for tree in trees:
        above = _polynomial(ring, tree)
        result = above if result is None else combine(result, above)
    written = ring.tree(result)
    return tidy(divide_terms(written, _content(written))) if isinstance(written, Sum) else written


def _divisor(
    numbers: Callable[..., int], combine: Callable[[Polynomial, Polynomial], Polynomial], trees: tuple[Node, ...]
) -> Node:
    plain = tuple(tidy(t) for t in trees)
    values = [rational(t) for t in plain]
    whole = [int(v) for v in values if v is not None and v.denominator == 1]
    if len(whole) == len(plain):
        return number(numbers(*whole))
    return _polynomial_divisor(combine, *plain)


def _polynomial(ring: Ring, tree: Node, variable: str = "") -> Polynomial:
    above, below = ring.ratio(tree)
    hidden = variable and any(not isinstance(g, Symbol) and contains(g, variable) for g in ring.generators)
    if hidden or not below.is_constant():
        raise bad_argument(f"a polynomial is needed here, not {show(tree)}")
    return above / below.leading_coefficient()


@bounded
def degree(tree: Node, variable: Node) -> Node:
    """The degree in a variable; of 0 there is none."""
    name = name_of(variable)
    ring = Ring([tidy(tree)], first=(name,))
    polynomial = _polynomial(ring, tidy(tree), name)
    if polynomial.is_zero():
        raise no_result("the zero polynomial has no degree")
    return number(int(polynomial.degrees()[0]))


@bounded
def coefficient(tree: Node, variable: Node, power: Node) -> Node:
    """The coefficient of `variable^power`, 0 where there is none."""
    name, wanted = name_of(variable), whole_of(power)
    ring = Ring([tidy(tree)], first=(name,))
    found = {e: c for e, c in _polynomial(ring, tidy(tree), name).to_dict().items() if e[0] == wanted}
    terms: list[Node] = []
    for exponents, value in found.items():
        factors = [Power(g, number(int(e))) for g, e in zip(ring.generators[1:], exponents[1:], strict=True)]
        terms.append(Product((number(fraction(value)), *factors, ONE)))
    return tidy(Sum((*terms, number(0), number(0))))


def polynomial_quotient(dividend: Node, divisor: Node, variable: Node) -> Node:
    """The quotient of the division with remainder in one variable."""
    return _division(dividend, divisor, variable)[0]


def polynomial_remainder(dividend: Node, divisor: Node, variable: Node) -> Node:
    """The remainder of the division in one variable."""
    return _division(dividend, divisor, variable)[1]


def _division(dividend: Node, divisor: Node, variable: Node) -> tuple[Node, Node]:
    top, bottom = coefficients(dividend, name_of(variable)), coefficients(divisor, name_of(variable))
    if not any(bottom):
        raise no_result("division by zero")
    quotient = [Fraction(0)] * max(len(top) - len(bottom) + 1, 1)
    rest = list(top)
    for place in range(len(top) - len(bottom), -1, -1):
        quotient[place] = rest[place + len(bottom) - 1] / bottom[-1]
        for i, value in enumerate(bottom):
            rest[place + i] -= quotient[place] * value
    return from_coefficients(quotient, variable), from_coefficients(rest, variable)


def coefficients(tree: Node, name: str) -> list[Fraction]:
    """The rational coefficients of a polynomial in one variable, constant first.  **Raises** TemplateError."""
    plain = tidy(tree)
    try:
        ring = Ring([plain], first=(name,))
        polynomial = _polynomial(ring, plain)
    except (TooLargeError, ZeroDivisionError) as error:
        raise too_large(str(error)) from error
    if len(ring.generators) > 1:
        raise bad_argument(f"a polynomial in {name} with numbers as coefficients is needed, not {show(tree)}")
    found = {int(e[0]): fraction(c) for e, c in polynomial.to_dict().items()}
    return [found.get(d, Fraction(0)) for d in range(max(found, default=0) + 1)]


def from_coefficients(values: list[Fraction], variable: Node) -> Node:
    """The polynomial with these coefficients, constant first, written in falling degree."""
    terms = [Product((number(v), Power(variable, number(d)))) for d, v in reversed(list(enumerate(values))) if v]
    return tidy(Sum((*terms, number(0), number(0))))


def numerator(tree: Node) -> Node:
    """What stands above the fraction bar of the tidy tree."""
    plain, sign = _unsigned(tidy(tree))
    above = plain.numerator if isinstance(plain, Quotient) else plain
    return tidy(Negative(above)) if sign else above


def denominator(tree: Node) -> Node:
    """What stands below the fraction bar of the tidy tree; 1 without one."""
    plain, _ = _unsigned(tidy(tree))
    if isinstance(plain, Number) and plain.value.denominator != 1:
        return number(plain.value.denominator)
    return plain.denominator if isinstance(plain, Quotient) else ONE


def _unsigned(tree: Node) -> tuple[Node, bool]:
    inner, sign = (tree.operand, True) if isinstance(tree, Negative) else (tree, False)
    if isinstance(inner, Number) and inner.value.denominator != 1:
        return number(inner.value), sign
    return inner, sign
