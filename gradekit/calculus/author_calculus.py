"""Author functions of calculus: diff, subs, evaluate, taylor, solve, integrate, limit; mod and round for numbers."""

from __future__ import annotations

from fractions import Fraction
from math import factorial, floor
from typing import Any

from gradekit.calculus.author_algebra import bounded, coefficients
from gradekit.calculus.author_errors import bad_argument, name_of, no_result, rational_of, whole_of
from gradekit.calculus.derivation import LARGEST_ORDER, derive, differentiate, main_variable
from gradekit.calculus.exact_values import exact
from gradekit.calculus.rule import contains
from gradekit.equivalence.polynomial import Ring
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    INFINITY,
    ONE,
    ZERO,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    number,
    rebuild,
    substitute,
    walk,
)

LARGEST_TAYLOR_DEGREE = 12


def diff(tree: Node, variable: Node | None = None, order: Node = ONE) -> Node:
    """The derivative; by the main variable if none is named, once if no order is."""
    name = main_variable(tree) if variable is None else name_of(variable)
    return derive(tree, name, whole_of(order, 1, LARGEST_ORDER)).result


def subs(tree: Node, variable: Node, value: Node) -> Node:
    """The tree with a value put in for a variable, tidied."""
    return tidy(substitute(tree, {name_of(variable): value}))


def evaluate(tree: Node, *points: Node) -> Node:
    """The exact value: `evaluate(f)`, or `evaluate(f, x, 2, y, 3)` with values put in."""
    if len(points) % 2:
        raise bad_argument("evaluate takes a tree, then pairs of a variable and a value")
    values = {name_of(points[i]): points[i + 1] for i in range(0, len(points), 2)}
    return exact(substitute(tree, values))


def parts(tree: Node, variable: Node, value: Node) -> Node:
    """The tree with a value put in, its terms, factors or base worked out; their sum, product or power is left."""
    name = name_of(variable)
    return rebuild(tree, lambda part: exact(substitute(part, {name: value})))


def taylor(tree: Node, variable: Node, centre: Node, degree: Node) -> Node:
    """The Taylor polynomial about a centre, in rising powers of (variable − centre)."""
    name, top = name_of(variable), whole_of(degree, 0, LARGEST_TAYLOR_DEGREE)
    step: Node = tidy(Sum((variable, Negative(centre))))
    terms: list[Node] = []
    current = tidy(tree)
    for power in range(top + 1):
        if power:
            current = differentiate(current, name)
        value = evaluate(current, variable, centre)
        if divides_by_zero(value):
            raise no_result(f"no Taylor polynomial of {show(tree)} about {show(centre)}")
        if value != ZERO:
            whole = Quotient(value, number(factorial(power)))
            terms.append(whole if power == 0 else Product((whole, Power(step, number(power)))))
    return _joined([tidy(t) for t in terms])


def _joined(terms: list[Node]) -> Node:
    """The terms as a sum, kept apart even where a tidy sum would add them."""
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def divides_by_zero(tree: Node) -> bool:
    """Whether the tidy tree shows a division by zero, or a power or logarithm of zero."""
    return any(
        (isinstance(n, Quotient) and n.denominator == ZERO)
        or (isinstance(n, Power) and n.base == ZERO)
        or (isinstance(n, Function) and n.name in {"ln", "log"} and n.arguments[0] == ZERO)
        for n in walk(tree)
    )


@bounded
def solve(equation: Node, variable: Node) -> Node:
    """The only solution of an equation (or of tree = 0) that is linear, or has exactly one real and rational root.

    **Raises** TemplateError `AUTHOR-no-result` where there is none, or more than one.
    """
    name = name_of(variable)
    if isinstance(equation, Relation):
        if equation.operator != "=":
            raise bad_argument("solve takes an equation")
        equation = Sum((equation.left, Negative(equation.right)))
    plain = tidy(equation)
    ring = Ring([plain], first=(name,))
    above, _ = ring.ratio(plain)
    if any(contains(g, name) for g in ring.generators[1:]):
        raise no_result(f"solve cannot treat {show(plain)}")
    powers = above.to_dict()
    top = max((int(e[0]) for e in powers), default=0)
    if top == 1:
        by_power = [
            ring.tree(ring.context.from_dict({(0, *e[1:]): c for e, c in powers.items() if e[0] == d})) for d in (0, 1)
        ]
        return tidy(Negative(Quotient(by_power[0], by_power[1])))
    return _only_rational_root(coefficients(ring.tree(above), name), plain)


def _only_rational_root(values: list[Fraction], equation: Node) -> Node:
    from flint import fmpq, fmpq_poly

    polynomial = fmpq_poly([fmpq(v.numerator, v.denominator) for v in values])
    if polynomial.degree() < 1:
        raise no_result(f"{show(equation)} = 0 has no solution, or every number solves it")
    roots = [Fraction(int(r.p), int(r.q)) for r, _ in polynomial.roots()]
    found: list[tuple[Any, int]] = polynomial.complex_roots()  # type: ignore[assignment]
    real = sum(1 for root, _ in found if root.imag == 0)
    if len(roots) != 1 or real != 1:
        raise no_result(f"{show(equation)} = 0 has {real} real and {len(roots)} rational solutions, not one")
    return number(roots[0])


def limit(tree: Node, variable: Node, target: Node) -> Node:
    """The limit at a point where the tree has a value, or of 0/0 by derivatives; at ±infinity of a rational function.

    **Raises** TemplateError `AUTHOR-no-result` where this does not decide it.
    """
    plain, point = tidy(tree), tidy(target)
    if point in (INFINITY, Negative(INFINITY)):
        return _at_infinity(plain, name_of(variable), negative=point != INFINITY)
    for _ in range(6):
        value = evaluate(plain, variable, point)
        if not divides_by_zero(value):
            return value
        core = plain.operand if isinstance(plain, Negative) else plain
        if not isinstance(core, Quotient):
            break
        parts = (core.numerator, core.denominator)
        if any(evaluate(part, variable, point) != ZERO for part in parts):
            break
        name = name_of(variable)
        ratio: Node = Quotient(differentiate(parts[0], name), differentiate(parts[1], name))
        plain = tidy(Negative(ratio) if isinstance(plain, Negative) else ratio)
    raise no_result(f"limit of {show(tree)} at {show(target)}")


def _at_infinity(tree: Node, name: str, *, negative: bool) -> Node:
    ring = Ring([tree], first=(name,))
    above, below = ring.ratio(tree)
    if len(ring.generators) > 1:
        raise no_result(f"limit of {show(tree)} at infinity")
    top, bottom = coefficients(ring.tree(above), name), coefficients(ring.tree(below), name)
    if len(top) < len(bottom) or not any(top):
        return ZERO
    leading = top[-1] / bottom[-1]
    if len(top) == len(bottom):
        return number(leading)
    odd = (len(top) - len(bottom)) % 2 == 1
    return Negative(INFINITY) if (leading < 0) != (negative and odd) else INFINITY


def remainder_of_numbers(dividend: Node, divisor: Node) -> Node:
    """The number dividend mod divisor, for whole numbers, with the sign of the divisor."""
    a, b = rational_of(dividend), rational_of(divisor)
    if a.denominator != 1 or b.denominator != 1 or b == 0:
        raise bad_argument("mod takes whole numbers, the second not 0")
    return number(int(a) % int(b))


def rounded(value: Node, places: Node = ZERO) -> Node:
    """A rational rounded to decimal places, halves away from zero, written as a decimal."""
    exact_value = rational(exact(value))
    if exact_value is None:
        exact_value = _enclosed(exact(value), whole_of(places, 0, 30))
    count = whole_of(places, 0, 30)
    scaled = abs(exact_value) * 10**count
    result = Fraction(floor(scaled + Fraction(1, 2)), 10**count)
    written: Node = Number(result, decimals=count) if count else Number(result)
    return Negative(written) if exact_value < 0 and result else written


def _enclosed(value: Node, places: int) -> Fraction:
    """A rational that rounds like the real number, found in ball arithmetic."""
    from gradekit.equivalence.enclosure import Enclosed, enclose

    for bits in (128, 512, 2048):
        found = enclose(value, {}, bits)
        if not isinstance(found, Enclosed):
            break
        scaled = abs(found.ball) * 10**places + 0.5
        whole = scaled.floor().unique_fmpz()
        if whole is not None:
            size = Fraction(int(whole), 10**places)
            return -size if found.ball < 0 else size
    raise no_result(f"{show(value)} cannot be rounded")
