"""How each kind of tree becomes a node of a graph: few operations stand for many spellings.

Every rewriting made here keeps the function *and* the set where it is defined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flint import fmpq

from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
    walk,
)

if TYPE_CHECKING:
    from gradekit.equivalence.graph import Graph

MINUS_ONE, ZERO, ONE = 0, 1, 2
"""The numbers of the constants −1, 0 and 1 in every graph."""

_INVERSE_OF = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}
_RECIPROCAL = {"sec": "cos", "csc": "sin", "sech": "cosh", "csch": "sinh"}
_QUOTIENT = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "tanh": ("sinh", "cosh"), "coth": ("cosh", "sinh")}


def _number(graph: Graph, tree: Number) -> int:
    top, bottom = tree.value.as_integer_ratio()
    key = ("q", top, bottom)
    found = graph.index.get(key)
    return graph.put(("q", fmpq(top, bottom), top, bottom), tree, key) if found is None else found


def _constant(graph: Graph, tree: Constant) -> int:
    if tree.name == "pi":
        return graph.put(("pi",), tree)
    if tree.name == "e":
        return graph.put(("exp", ONE), tree)
    return graph.put(("bad", tree.name), tree)


def _symbol(graph: Graph, tree: Symbol) -> int:
    key = ("v", tree.name)
    found = graph.index.get(key)
    return graph.put(key, tree) if found is None else found


def _negative(graph: Graph, tree: Negative) -> int:
    return graph.product_of([MINUS_ONE, ENTER[type(tree.operand)](graph, tree.operand)], tree)


def _sum(graph: Graph, tree: Sum) -> int:
    return graph.sum_of([ENTER[type(t)](graph, t) for t in tree.terms], tree)


def _product(graph: Graph, tree: Product) -> int:
    return graph.product_of([ENTER[type(f)](graph, f) for f in tree.factors], tree)


def _quotient(graph: Graph, tree: Quotient) -> int:
    top, bottom = graph.enter(tree.numerator), graph.enter(tree.denominator)
    return graph.product_of([top, graph.inverted(bottom, tree)], tree)


def _power(graph: Graph, tree: Power) -> int:
    if type(tree.base) is Constant and tree.base.name == "e":
        return graph.put(("exp", graph.enter(tree.exponent)), tree)
    base, exponent = graph.enter(tree.base), graph.enter(tree.exponent)
    operation = graph.operations[exponent]
    if operation[0] == "q":
        _, value, top, bottom = operation
        return graph.raised(base, value, top, bottom, tree)
    if not any(type(part) is Symbol for part in walk(tree.exponent)):
        from gradekit.equivalence.rational_constants import rational_value

        exact = rational_value(graph, exponent)
        if exact is not None:
            top, bottom = exact.as_integer_ratio()
            return graph.raised(base, fmpq(top, bottom), top, bottom, tree)
    return graph.put(("p", base, exponent), tree)


def _function(graph: Graph, tree: Function) -> int:
    several = _SEVERAL.get(tree.name)
    if several is None:
        return graph.function_of(tree.name, graph.enter(tree.arguments[0]), tree)
    number: int = several(graph, tree, [graph.enter(a) for a in tree.arguments])
    return number


def _logarithm(graph: Graph, tree: Function, arguments: list[int]) -> int:
    over, base = (graph.put(("ln", a), tree) for a in arguments)
    return graph.product_of([over, graph.inverted(base, tree)], tree)


def _root(graph: Graph, tree: Function, arguments: list[int]) -> int:
    index = graph.rational(arguments[1])
    if index is None or index.q != 1 or index < 2:
        return graph.put(("bad", "root", *arguments), tree)
    return graph.power_of(arguments[0], 1 / index, tree)


def _extreme(graph: Graph, tree: Function, arguments: list[int]) -> int:
    return graph.put((tree.name, *sorted(arguments)), tree)


def _piecewise(graph: Graph, tree: Piecewise) -> int:
    branches = []
    for value, conditions in tree.branches:
        tests = tuple((c.operator, graph.enter(c.left), graph.enter(c.right)) for c in conditions)
        branches.append((graph.enter(value), tests))
    return graph.put(("case", *branches), tree)


def _relation(graph: Graph, tree: Relation) -> int:
    return graph.put(("bad", "relation", graph.enter(tree.left), graph.enter(tree.right)), tree)


def _of_rational(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    value = graph.rational(argument)
    if value is None:
        return graph.put((name, argument), tree)
    if name == "floor":
        return graph.constant(fmpq(int(value.p) // int(value.q)), tree)
    return graph.constant(abs(value) if name == "abs" else fmpq((value > 0) - (value < 0)), tree)


def _reciprocal(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    below = _RECIPROCAL[name]
    return graph.inverted(graph.function_of(below, argument, _renamed(tree, below)), tree)


def _quotient_of_two(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    top, bottom = (graph.function_of(part, argument, _renamed(tree, part)) for part in _QUOTIENT[name])
    return graph.product_of([top, graph.inverted(bottom, tree)], tree)


def _of_inverted(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    return graph.function_of(_INVERSE_OF[name], graph.inverted(argument, tree), tree)


def _simple_root(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    degree = 2 if name == "sqrt" else 3
    return graph.raised(argument, fmpq(1, degree), 1, degree, tree)


def _ceil(graph: Graph, _: str, argument: int, tree: Node | None) -> int:
    return graph.product_of([MINUS_ONE, graph.put(("floor", graph.product_of([MINUS_ONE, argument])), tree)], tree)


def _relu(graph: Graph, _: str, argument: int, tree: Node | None) -> int:
    return graph.put(("max", *sorted((argument, ZERO))), tree)


def _sigmoid(graph: Graph, _: str, argument: int, tree: Node | None) -> int:
    inner = graph.product_of([MINUS_ONE, argument])
    return graph.inverted(graph.sum_of([ONE, graph.put(("exp", inner), tree)], tree), tree)


def _wave(graph: Graph, name: str, argument: int, tree: Node | None) -> int:
    turns = graph.over_pi(argument)
    return graph.put((name, argument) if turns is None else (name + "_pi", turns), tree)


def _renamed(tree: Node | None, name: str) -> Node | None:
    """The function call with another name."""
    return Function(name, tree.arguments) if isinstance(tree, Function) else tree


ENTER: dict[type, Any] = {
    Number: _number,
    Constant: _constant,
    Symbol: _symbol,
    Negative: _negative,
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Function: _function,
    Piecewise: _piecewise,
    Relation: _relation,
}

_SEVERAL: dict[str, Any] = {"log": _logarithm, "root": _root, "min": _extreme, "max": _extreme}
"""Functions of two and more arguments."""

REWRITTEN: dict[str, Any] = {
    **dict.fromkeys(("abs", "sign", "floor"), _of_rational),
    **dict.fromkeys(_RECIPROCAL, _reciprocal),
    **dict.fromkeys(_QUOTIENT, _quotient_of_two),
    **dict.fromkeys(_INVERSE_OF, _of_inverted),
    **dict.fromkeys(("sqrt", "cbrt"), _simple_root),
    "ceil": _ceil,
    "relu": _relu,
    "sigmoid": _sigmoid,
    "sin": _wave,
    "cos": _wave,
}
"""One-place functions that are not simply a node of their name."""
