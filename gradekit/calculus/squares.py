"""The square of an inner function, written out for a single term: (2x)² is 4x²; (√x)² is x, √(x + 1)² stays."""

from __future__ import annotations

from gradekit.calculus.factored import factored
from gradekit.calculus.writing import write_factored
from gradekit.expression.tree import Function, Negative, Node, Number, Power, Product, Quotient, Sum, Symbol, number


def square(node: Node) -> Node:
    """`node^2` as a teacher writes it."""
    if isinstance(node, Function) and node.name == "sqrt" and not isinstance(node.arguments[0], Sum):
        return node.arguments[0]
    if isinstance(node, (Negative, Product, Quotient, Power, Number)) and not isinstance(node, Symbol):
        both = factored(node)
        return write_factored(both.times(both))
    return Power(node, number(2))
