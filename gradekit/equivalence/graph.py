"""An expression as a graph of numbered operations, in which equal subterms are one node.

Two trees entered into the same graph get the same number if they agree up to order and grouping of sums and products,
spelling (`sqrt x` = x^(1/2), `sec x` = 1/cos x, `e^x` = exp x) and arithmetic on rational numbers.  Every rewriting
made here keeps the function *and* the set where it is defined, so equal numbers mean the same function with
the same domain.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from flint import fmpq, fmpz

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
)

Operation: TypeAlias = tuple[Any, ...]
"""One node: `("q", fmpq)` `("v", name)` `("pi",)` `("+", ids…)` `("*", ids…)` `("^", base, fmpq)`
`("p", base, exponent)` `("min" | "max", ids…)`
`("case", (value, ((operator, left, right), …)), …)` `("bad",)` or `(function, argument)`."""

MINUS_ONE, ZERO, ONE = 0, 1, 2
"""The numbers of the constants −1, 0 and 1 in every graph."""

_INVERTED = fmpq(-1)

FOLDED_BITS = 20_000
"""Rational constants are folded only up to this size; larger ones stay operations on balls."""

_INVERSE_OF = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}
_RECIPROCAL = {"sec": "cos", "csc": "sin", "sech": "cosh", "csch": "sinh"}
_QUOTIENT = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "tanh": ("sinh", "cosh"), "coth": ("cosh", "sinh")}


def size(q: Any) -> int:
    """Bits of the numerator and the denominator together."""
    bits: int = q.p.bit_length() + q.q.bit_length()
    return bits


class Graph:
    """A growing table of operations.  A child graph continues the numbering of its parent and
    leaves the parent as it is.

    `integers`: names that take whole numbers only.  `source`: for each number, a tree that it stands for.
    """

    __slots__ = ("index", "integers", "operations", "parent", "source", "start")

    def __init__(self, integers: Iterable[str] = (), parent: Graph | None = None) -> None:
        if parent is not None and parent.parent is not None:
            raise ValueError("a graph continues a graph that stands alone")
        self.parent: Graph | None = parent
        self.index: dict[Operation, int] = dict(parent.index) if parent else {}
        self.integers: frozenset[str] = parent.integers if parent else frozenset(integers)
        self.operations: list[Operation] = list(parent.operations) if parent else []
        self.source: list[Node | None] = list(parent.source) if parent else []
        if parent is None:
            for value in (-1, 0, 1):
                self.put(("q", fmpq(value)), None, ("q", value, 1))
        self.start = len(self.operations)

    def __len__(self) -> int:
        return len(self.operations)

    def put(self, operation: Operation, tree: Node | None = None, key: Operation | None = None) -> int:
        """The number of this operation, new or known.  `key`: stands for the operation where that is slow to hash."""
        key = key or operation
        found = self.index.get(key)
        if found is not None:
            return found
        number = self.index[key] = len(self.operations)
        self.operations.append(operation)
        self.source.append(tree)
        return number

    def rational(self, number: int) -> Any | None:
        """The value of a node that is a rational constant, else None."""
        operation = self.operations[number]
        return operation[1] if operation[0] == "q" else None

    def constant(self, value: Any, tree: Node | None = None) -> int:
        """The node of a rational constant."""
        return self.put(("q", value), tree, ("q", int(value.p), int(value.q)))

    def is_whole(self, number: int) -> bool:
        """Whether the node is certain to be a whole number wherever it is defined, for whole-number variables."""
        operation = self.operations[number]
        kind = operation[0]
        if kind == "q":
            return bool(operation[1].q == 1)
        if kind == "v":
            return operation[1] in self.integers
        if kind in ("+", "*", "min", "max"):
            return all(self.is_whole(i) for i in operation[1:])
        if kind == "^":
            return bool(operation[2].q == 1 and operation[2] >= 0) and self.is_whole(operation[1])
        if kind == "abs":
            return self.is_whole(operation[1])
        return kind in ("floor", "factorial", "sign")

    def names(self) -> tuple[str, ...]:
        """The variables, in the order of first appearance."""
        return tuple(operation[1] for operation in self.operations if operation[0] == "v")

    def enter(self, tree: Node) -> int:
        """The number of a tree: its subterms are entered on the way."""
        number: int = _ENTER[type(tree)](self, tree)
        return number

    def sum_of(self, parts: list[int], tree: Node | None = None) -> int:
        """The node of a sum: flat, sorted, rational constants added up."""
        operations = self.operations
        total = None
        terms: list[int] = []
        for part in parts:
            operation = operations[part]
            for each in operation[1:] if operation[0] == "+" else (part,):
                if operations[each][0] != "q":
                    terms.append(each)
                    continue
                value = operations[each][1]
                if total is None:
                    total = value
                elif size(value) + size(total) < FOLDED_BITS:
                    total += value
                else:
                    terms.append(each)
        if total is not None and (total or not terms):
            terms.append(self.constant(total))
        if len(terms) == 1:
            return terms[0]
        terms.sort()
        return self.put(("+", *terms), tree)

    def product_of(self, parts: list[int], tree: Node | None = None) -> int:
        """The node of a product: flat, sorted, rational constants multiplied; a factor 0 is kept beside the others."""
        operations = self.operations
        total = None
        factors: list[int] = []
        for part in parts:
            operation = operations[part]
            for each in operation[1:] if operation[0] == "*" else (part,):
                if operations[each][0] != "q":
                    factors.append(each)
                    continue
                value = operations[each][1]
                if total is None:
                    total = value
                elif size(value) + size(total) < FOLDED_BITS:
                    total *= value
                else:
                    factors.append(each)
        if total is not None and (total != 1 or not factors):
            factors.append(self.constant(total))
        if len(factors) == 1:
            return factors[0]
        factors.sort()
        return self.put(("*", *factors), tree)

    def power_of(self, base: int, exponent: Any, tree: Node | None = None) -> int:
        """The node of a power with a rational constant exponent; rational roots of rationals are taken."""
        operation = self.operations[base]
        if exponent == 1:
            return base
        if operation[0] == "q":
            value = operation[1]
            folded = exact_power(value, exponent)
            if folded is not None:
                return self.constant(folded, tree)
            if not value and exponent <= 0:
                return self.put(("bad", "^", base), tree)
        return self.put(("^", base, exponent), tree, ("^", base, int(exponent.p), int(exponent.q)))

    def function_of(self, name: str, argument: int, tree: Node | None = None) -> int:
        """The node of a one-place function, in terms of the few that have nodes of their own."""
        value = self.rational(argument)
        if value is not None and name in ("abs", "sign", "floor"):
            whole = abs(value) if name == "abs" else fmpq((value > 0) - (value < 0))
            return self.constant(fmpq(int(value.p) // int(value.q)) if name == "floor" else whole, tree)
        if name in _RECIPROCAL:
            below = _RECIPROCAL[name]
            return self.power_of(self.function_of(below, argument, _renamed(tree, below)), _INVERTED, tree)
        if name in _QUOTIENT:
            top, bottom = (self.function_of(part, argument, _renamed(tree, part)) for part in _QUOTIENT[name])
            return self.product_of([top, self.power_of(bottom, _INVERTED, tree)], tree)
        if name in _INVERSE_OF:
            return self.function_of(_INVERSE_OF[name], self.power_of(argument, _INVERTED, tree), tree)
        match name:
            case "sqrt":
                return self.power_of(argument, fmpq(1, 2), tree)
            case "cbrt":
                return self.power_of(argument, fmpq(1, 3), tree)
            case "ceil":
                return self.product_of(
                    [MINUS_ONE, self.put(("floor", self.product_of([MINUS_ONE, argument])), tree)], tree
                )
            case "relu":
                return self.put(("max", *sorted((argument, ZERO))), tree)
            case "sigmoid":
                inner = self.product_of([MINUS_ONE, argument])
                return self.power_of(self.sum_of([ONE, self.put(("exp", inner), tree)], tree), fmpq(-1), tree)
            case "sin" | "cos":
                turns = self._over_pi(argument)
                if turns is not None:
                    return self.put((name + "_pi", turns), tree)
        return self.put((name, argument), tree)

    def _over_pi(self, number: int) -> int | None:
        """The node u if the node is written as pi·u, term by term, else None."""
        operation = self.operations[number]
        if operation[0] == "pi":
            return ONE
        if operation[0] == "q" and not operation[1]:
            return number
        if operation[0] == "*":
            factors = list(operation[1:])
            pi = next((f for f in factors if self.operations[f][0] == "pi"), None)
            if pi is not None:
                factors.remove(pi)
                return self.product_of(factors)
            inner = next(
                ((f, u) for f in factors if self.operations[f][0] == "+" and (u := self._over_pi(f)) is not None), None
            )
            if inner is not None:
                factors.remove(inner[0])
                return self.product_of([*factors, inner[1]])
            return None
        if operation[0] == "+":
            parts = [self._over_pi(term) for term in operation[1:]]
            found = [p for p in parts if p is not None]
            return self.sum_of(found) if len(found) == len(parts) else None
        return None


def _renamed(tree: Node | None, name: str) -> Node | None:
    """The function call with another name."""
    return Function(name, tree.arguments) if isinstance(tree, Function) else tree


def exact_power(value: Any, exponent: Any) -> Any | None:
    """value^exponent where that is a rational of bounded size, else None."""
    top, bottom = int(exponent.p), int(exponent.q)
    if not value:
        return fmpq(0) if top > 0 else None
    if bottom != 1:
        if bottom > 64 or (value < 0 and bottom % 2 == 0):
            return None
        negative = value < 0
        roots = []
        for part in (abs(value.p), value.q):
            root = fmpz(part).root(bottom)
            if root**bottom != part:
                return None
            roots.append(root)
        value = fmpq(roots[0], roots[1])
        if negative:
            value = -value
    if value in (1, -1):
        return value if top % 2 else fmpq(1)
    if size(value) * abs(top) > FOLDED_BITS:
        return None
    return value**top if top >= 0 else (1 / value) ** (-top)


def _number(graph: Graph, tree: Number) -> int:
    top, bottom = tree.value.numerator, tree.value.denominator
    key = ("q", top, bottom)
    found = graph.index.get(key)
    return graph.put(("q", fmpq(top, bottom)), tree, key) if found is None else found


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
    return graph.product_of([MINUS_ONE, graph.enter(tree.operand)], tree)


def _sum(graph: Graph, tree: Sum) -> int:
    return graph.sum_of([graph.enter(t) for t in tree.terms], tree)


def _product(graph: Graph, tree: Product) -> int:
    return graph.product_of([graph.enter(f) for f in tree.factors], tree)


def _quotient(graph: Graph, tree: Quotient) -> int:
    top, bottom = graph.enter(tree.numerator), graph.enter(tree.denominator)
    return graph.product_of([top, graph.power_of(bottom, _INVERTED, tree)], tree)


def _power(graph: Graph, tree: Power) -> int:
    if isinstance(tree.base, Constant) and tree.base.name == "e":
        return graph.put(("exp", graph.enter(tree.exponent)), tree)
    base, exponent = graph.enter(tree.base), graph.enter(tree.exponent)
    value = graph.rational(exponent)
    if value is not None:
        return graph.power_of(base, value, tree)
    return graph.put(("p", base, exponent), tree)


def _function(graph: Graph, tree: Function) -> int:
    arguments = [graph.enter(a) for a in tree.arguments]
    match tree.name:
        case "log":
            over, base = (graph.put(("ln", a), tree) for a in arguments)
            return graph.product_of([over, graph.power_of(base, _INVERTED, tree)], tree)
        case "root":
            index = graph.rational(arguments[1])
            if index is None or index.q != 1 or index < 2:
                return graph.put(("bad", "root", *arguments), tree)
            return graph.power_of(arguments[0], 1 / index, tree)
        case "min" | "max":
            return graph.put((tree.name, *sorted(arguments)), tree)
    return graph.function_of(tree.name, arguments[0], tree)


def _piecewise(graph: Graph, tree: Piecewise) -> int:
    branches = []
    for value, conditions in tree.branches:
        tests = tuple((c.operator, graph.enter(c.left), graph.enter(c.right)) for c in conditions)
        branches.append((graph.enter(value), tests))
    return graph.put(("case", *branches), tree)


def _relation(graph: Graph, tree: Relation) -> int:
    return graph.put(("bad", "relation", graph.enter(tree.left), graph.enter(tree.right)), tree)


_ENTER: dict[type, Any] = {
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
