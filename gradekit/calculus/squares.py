"""The square of an inner function, written out where it is a single term: (2x)² is 4x²."""

from __future__ import annotations

from gradekit.calculus.factored import factored
from gradekit.calculus.writing import write_factored
from gradekit.expression.tree import Negative, Node, Number, Power, Product, Quotient, Symbol, number


def square(node: Node) -> Node:
    """`node^2` as a teacher writes it."""
    if isinstance(node, (Negative, Product, Quotient, Power, Number)) and not isinstance(node, Symbol):
        both = factored(node)
        return write_factored(both.times(both))
    return Power(node, number(2))
