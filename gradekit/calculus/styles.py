"""One way to write a root in one solution: x·√x, not x^(3/2), where the function itself was written with √x."""

from __future__ import annotations

from gradekit.calculus.factored import factored
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Function, Negative, Node, Power, Product, Quotient, Sum, Symbol, rebuild, walk


def with_roots(tree: Node, function: Node) -> Node:
    """The tree with half powers of letters as square roots, where the function has their roots and no such power."""
    roots = {n.arguments[0] for n in walk(function) if isinstance(n, Function) and n.name == "sqrt"}
    letters = {root for root in roots - _bases_of_half_powers(function) if isinstance(root, Symbol)}
    return _restyled(tree, letters) if letters & _bases_of_half_powers(tree) else tree


def _bases_of_half_powers(tree: Node) -> set[Node]:
    found = set()
    for node in walk(tree):
        if isinstance(node, Power):
            exponent = rational(node.exponent)
            if exponent is not None and exponent.denominator == 2:
                found.add(node.base)
    return found


def _restyled(tree: Node, letters: set[Symbol]) -> Node:
    match tree:
        case Sum():
            return rebuild(tree, lambda part: _restyled(part, letters))
        case Product() | Quotient() | Negative() | Power():
            product = factored(rebuild(tree, lambda part: _restyled(part, letters)))
            for letter in letters:
                product.style[letter] = "sqrt"
            return write_factored(product)
        case _:
            return tree
