"""Random functions of one variable or two, about as deep as a textbook's, from a seed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random  # noqa: TID251 - any stream will do for a test

from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
    Function,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    children,
    number,
    rebuild,
    walk,
)

X, Y = Symbol("x"), Symbol("y")
INNER = (
    "sin", "cos", "tan", "exp", "ln", "sqrt", "atan", "sinh", "cosh", "asin", "abs", "tanh", "cbrt", "sec", "asinh",
)  # fmt: skip


def whole(n: int) -> Node:
    """A whole number as a tree."""
    return number(n)


def polynomial(random: Random, degree: int = 3, variables: tuple[Symbol, ...] = (X,)) -> Node:
    """A small polynomial; each of its terms in one of the variables."""
    terms: list[Node] = []
    for power in range(degree, -1, -1):
        a = random.randint(-6, 6)
        variable = variables[0] if len(variables) == 1 else random.choice(variables)
        if a:
            base = ONE if power == 0 else variable if power == 1 else Power(variable, whole(power))
            terms.append(whole(a) if power == 0 else Product((whole(a), base)) if a != 1 else base)
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0] if terms else variables[0]


def expression(random: Random, depth: int = 2, variables: tuple[Symbol, ...] = (X,)) -> Node:
    """A random function of the variables, as deep as a textbook's."""
    if depth == 0:
        return polynomial(random, random.choice((0, 1, 1, 2)), variables)

    def part() -> Node:
        return expression(random, depth - 1, variables)

    kind = random.randrange(10)
    if kind < 3:
        name = random.choice(INNER)
        inner = part()
        return Power(E_CONSTANT, inner) if name == "exp" else Function(name, (inner,))
    if kind < 5:
        return Product((part(), part()))
    if kind < 7:
        return Sum((part(), part()))
    if kind == 7:
        return Quotient(part(), part())
    if kind == 8:
        exponent = random.choice((whole(2), whole(3), whole(-1), number(Fraction(1, 2)), number(Fraction(2, 3))))
        return Power(part(), exponent)
    return polynomial(random, 3, variables)


def places(tree: Node) -> int:
    """How many nodes the tree has."""
    return sum(1 for _ in walk(tree))


def at(tree: Node, place: int, change: Callable[[Node], Node | None]) -> Node | None:
    """The tree with the node at a place (root first) changed; None where the change does not fit."""
    counter = [place]
    fits = [True]

    def visit(node: Node) -> Node:
        here = counter[0]
        counter[0] -= 1
        if here == 0:
            changed = change(node)
            fits[0] = changed is not None
            return changed if changed is not None else node
        if here < 0 or not children(node):
            return node
        return rebuild(node, visit)

    result = visit(tree)
    return result if fits[0] else None


def renamed(tree: Node, names: dict[str, str]) -> Node:
    """The tree with other names for its variables."""
    if isinstance(tree, Symbol):
        return Symbol(names.get(tree.name, tree.name))
    return rebuild(tree, lambda part: renamed(part, names)) if children(tree) else tree
