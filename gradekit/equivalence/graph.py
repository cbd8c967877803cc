"""An expression as a graph of numbered operations, in which equal subterms are one node.

Two trees entered into the same graph get the same number if they agree up to order and grouping of sums and products,
spelling (`sqrt x` = x^(1/2), `sec x` = 1/cos x, `e^x` = exp x) and arithmetic on rational numbers.  Every rewriting
made here keeps the function *and* the set where it is defined, so equal numbers mean the same function with the same
domain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import add, mul
from typing import Any, TypeAlias

from flint import fmpq

from gradekit.equivalence.entering import ENTER, MINUS_ONE, ONE, REWRITTEN, ZERO
from gradekit.equivalence.rationals import FOLDED_BITS, exact_power, size
from gradekit.expression.tree import Node

__all__ = ["MINUS_ONE", "ONE", "ZERO", "Graph", "Operation"]

Operation: TypeAlias = tuple[Any, ...]
"""One node: `("q", fmpq, top, bottom)` `("v", name)` `("pi",)` `("+", ids…)` `("*", ids…)`
`("^", base, fmpq, top, bottom)` `("p", base, exponent)` `("min" | "max", ids…)`
`("case", (value, ((operator, left, right), …)), …)` `("bad",)` or `(function, argument)`."""

_INVERTED = fmpq(-1)


class Graph:
    """A growing table of operations.  A child graph continues its parent's numbering and leaves the parent as it is.

    `integers`: names that take whole numbers only.  `source`: for each number, a tree that it stands for.
    `plans`: for some numbers, what they need (`evaluation.plan`).
    """

    __slots__ = ("index", "integers", "operations", "parent", "plans", "source", "start")

    def __init__(self, integers: Iterable[str] = (), parent: Graph | None = None) -> None:
        if parent is not None and parent.parent is not None:
            raise ValueError("a graph continues a graph that stands alone")
        self.parent: Graph | None = parent
        self.index: dict[Operation, int]
        self.operations: list[Operation]
        self.source: list[Node | None]
        if parent is not None:
            self.integers: frozenset[str] = parent.integers
            self.index = parent.index.copy()
            self.operations = parent.operations.copy()
            self.source = parent.source.copy()
            self.plans: dict[int, list[int]] = parent.plans.copy()
        else:
            self.integers = frozenset(integers)
            self.index, self.operations, self.source, self.plans = {}, [], [], {}
            for value in (-1, 0, 1):
                self.put(("q", fmpq(value), value, 1), None, ("q", value, 1))
        self.start = len(self.operations)

    def __copy__(self) -> Graph:
        """The same tables, for whoever puts others in their place."""
        copy = object.__new__(Graph)
        copy.parent, copy.integers, copy.start = self.parent, self.integers, self.start
        copy.index, copy.operations, copy.source, copy.plans = self.index, self.operations, self.source, {}
        return copy

    def __len__(self) -> int:
        return len(self.operations)

    def put(self, operation: Operation, tree: Node | None = None, key: Operation | None = None) -> int:
        """The number of this operation, new or known.  `key`: stands for the operation where that is slow to hash."""
        operations = self.operations
        number = self.index.setdefault(key or operation, len(operations))
        if number == len(operations):
            operations.append(operation)
            self.source.append(tree)
        return number

    def rational(self, number: int) -> Any | None:
        """The value of a node that is a rational constant, else None."""
        operation = self.operations[number]
        return operation[1] if operation[0] == "q" else None

    def constant(self, value: Any, tree: Node | None = None) -> int:
        """The node of a rational constant."""
        top, bottom = int(value.p), int(value.q)
        key = ("q", top, bottom)
        found = self.index.get(key)
        return self.put(("q", value, top, bottom), tree, key) if found is None else found

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
        number: int = ENTER[type(tree)](self, tree)
        return number

    def sum_of(self, parts: list[int], tree: Node | None = None) -> int:
        """The node of a sum: flat, sorted, rational constants added up."""
        terms, constants = self._taken_apart("+", parts)
        if constants:
            total = constants[0] if len(constants) == 1 else self._folded(constants, terms, add)
            if total != ZERO or not terms:
                terms.append(total)
        if len(terms) == 1:
            return terms[0]
        terms.sort()
        return self.put(("+", *terms), tree)

    def product_of(self, parts: list[int], tree: Node | None = None) -> int:
        """The node of a product: flat, sorted, rational constants multiplied; a factor 0 is kept beside the others."""
        factors, constants = self._taken_apart("*", parts)
        if constants:
            total = constants[0] if len(constants) == 1 else self._folded(constants, factors, mul)
            if total != ONE or not factors:
                factors.append(total)
        if len(factors) == 1:
            return factors[0]
        factors.sort()
        return self.put(("*", *factors), tree)

    def difference_of(self, left: int, right: int) -> int:
        """The node of left − right."""
        return self.sum_of([left, self.product_of([MINUS_ONE, right])])

    def _taken_apart(self, kind: str, parts: list[int]) -> tuple[list[int], list[int]]:
        """The terms or factors that are no rational constants, and those that are; parts of this kind opened."""
        operations = self.operations
        others: list[int] = []
        constants: list[int] = []
        for part in parts:
            operation = operations[part]
            found = operation[0]
            if found == "q":
                constants.append(part)
            elif found != kind:
                others.append(part)
            else:
                for each in operation[1:]:
                    (constants if operations[each][0] == "q" else others).append(each)
        return others, constants

    def _folded(self, constants: list[int], kept: list[int], fold: Callable[[Any, Any], Any]) -> int:
        """The node of all constants in one; those that would make it too large are added to `kept`."""
        operations = self.operations
        total = operations[constants[0]][1]
        for number in constants[1:]:
            value = operations[number][1]
            if size(value) + size(total) < FOLDED_BITS:
                total = fold(total, value)
            else:
                kept.append(number)
        return self.constant(total)

    def power_of(self, base: int, exponent: Any, tree: Node | None = None) -> int:
        """The node of a power with a rational constant exponent; rational roots of rationals are taken."""
        return self.raised(base, exponent, int(exponent.p), int(exponent.q), tree)

    def raised(self, base: int, exponent: Any, top: int, bottom: int, tree: Node | None = None) -> int:
        """The node of base^exponent, the exponent given as `fmpq` and as top/bottom in lowest terms."""
        key = ("^", base, top, bottom)
        found = self.index.get(key)
        if found is not None:
            return found
        if top == bottom:
            return base
        operation = self.operations[base]
        if operation[0] == "q":
            value = operation[1]
            folded = exact_power(value, exponent)
            if folded is not None:
                return self.constant(folded, tree)
            if not value and top <= 0:
                return self.put(("bad", "^", base), tree)
        return self.put(("^", base, exponent, top, bottom), tree, key)

    def inverted(self, base: int, tree: Node | None = None) -> int:
        """The node of 1/base."""
        return self.raised(base, _INVERTED, -1, 1, tree)

    def function_of(self, name: str, argument: int, tree: Node | None = None) -> int:
        """The node of a one-place function, in terms of the few that have nodes of their own."""
        rewritten = REWRITTEN.get(name)
        if rewritten is None:
            return self.put((name, argument), tree)
        number: int = rewritten(self, name, argument, tree)
        return number

    def over_pi(self, number: int) -> int | None:
        """The node u if the node is written as pi·u, term by term, else None."""
        if number == ZERO:
            return number
        if ("pi",) not in self.index:
            return None
        operation = self.operations[number]
        if operation[0] == "pi":
            return ONE
        if operation[0] == "*":
            factors = list(operation[1:])
            pi = next((f for f in factors if self.operations[f][0] == "pi"), None)
            if pi is not None:
                factors.remove(pi)
                return self.product_of(factors)
            inner = next(
                ((f, u) for f in factors if self.operations[f][0] == "+" and (u := self.over_pi(f)) is not None), None
            )
            if inner is not None:
                factors.remove(inner[0])
                return self.product_of([*factors, inner[1]])
            return None
        if operation[0] == "+":
            parts = [self.over_pi(term) for term in operation[1:]]
            found = [p for p in parts if p is not None]
            return self.sum_of(found) if len(found) == len(parts) else None
        return None
