"""The author function `integrate`: antiderivatives of sums of table functions of a linear inner function."""

from __future__ import annotations

from fractions import Fraction

from gradekit.calculus.author_algebra import expand
from gradekit.calculus.author_calculus import divides_by_zero, evaluate
from gradekit.calculus.author_errors import bad_argument, name_of, no_result
from gradekit.calculus.derivation import differentiate, main_variable
from gradekit.calculus.rule import contains
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tidy_product import product, take_apart
from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
    Function,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    number,
)


def integrate(tree: Node, variable: Node | None = None, low: Node | None = None, high: Node | None = None) -> Node:
    """An antiderivative (without constant), or with limits the exact integral.

    **Raises** TemplateError `AUTHOR-no-result` for what the table does not hold.
    """
    name = main_variable(tree) if variable is None else name_of(variable)
    whole = tidy(_antiderivative(tidy(tree), name))
    if low is None:
        return whole
    if high is None:
        raise bad_argument("integrate takes both limits or none")
    ends = [evaluate(whole, Symbol(name), end) for end in (high, low)]
    if any(divides_by_zero(end) for end in ends):
        raise no_result(f"integral of {show(tree)} from {show(low)} to {show(high)}")
    return evaluate(Sum((ends[0], Negative(ends[1]))))


def _antiderivative(tree: Node, name: str) -> Node:
    if isinstance(tree, Sum):
        return Sum(tuple(_antiderivative(t, name) for t in tree.terms))
    term = take_apart(tree)
    constants = [f for f in term.above if not contains(f, name)]
    below = [f for f in term.below if not contains(f, name)]
    above, under = [f for f in term.above if contains(f, name)], [f for f in term.below if contains(f, name)]
    front = Quotient(Product((number(term.coefficient), *constants, ONE)), product(below))
    if not above and not under:
        return Product((front, Symbol(name)))
    if len(above) + len(under) == 1:
        found = _of_table(above[0], name, 1) if above else _of_table(under[0], name, -1)
        if found is not None:
            return Product((front, found))
    opened = expand(tree)
    if isinstance(opened, Sum):
        return _antiderivative(opened, name)
    joined = take_apart(opened)
    if len(joined.above) + len(joined.below) == 1 and opened != tree:
        return _antiderivative(opened, name)
    raise no_result(f"integrate does not know {show(tree)}")


def _of_table(node: Node, name: str, sign: int) -> Node | None:
    """The antiderivative of a factor or of its reciprocal."""
    base, exponent = (node.base, node.exponent) if isinstance(node, Power) else (node, ONE)
    value = rational(exponent)
    if isinstance(node, Function) and node.name == "sqrt":
        base, value = node.arguments[0], Fraction(1, 2)
    if isinstance(node, Power) and base == E_CONSTANT:
        slope = _slope(exponent, name)
        return None if slope is None else Quotient(Power(E_CONSTANT, _signed(exponent, sign)), _signed(slope, sign))
    if value is not None and _slope(base, name) is not None:
        return _of_power(base, value * sign, _slope(base, name) or ONE)
    if sign == 1 and isinstance(node, Function) and len(node.arguments) == 1:
        slope = _slope(node.arguments[0], name)
        found = _of_function(node.name, node.arguments[0])
        return None if slope is None or found is None else Quotient(found, slope)
    return None


def _of_power(base: Node, exponent: Fraction, slope: Node) -> Node:
    if exponent == -1:
        return Quotient(Function("ln", (Function("abs", (base,)),)), slope)
    raised = exponent + 1
    return Quotient(Power(base, number(raised)), Product((number(raised), slope)))


def _of_function(name: str, u: Node) -> Node | None:
    def of(other: str) -> Node:
        return Function(other, (u,))

    match name:
        case "sin":
            return Negative(of("cos"))
        case "cos":
            return of("sin")
        case "exp" | "sinh" | "cosh":
            return of({"exp": "exp", "sinh": "cosh", "cosh": "sinh"}[name])
        case "ln":
            return Sum((Product((u, of("ln"))), Negative(u)))
        case _:
            return None


def _signed(node: Node, sign: int) -> Node:
    return node if sign == 1 else Negative(node)


def _slope(node: Node, name: str) -> Node | None:
    """The slope of a linear inner function, None for any other."""
    slope = differentiate(node, name)
    return None if contains(slope, name) or slope == number(0) else slope
