"""The tree of an expression, as it was typed: nothing is evaluated, reordered or simplified.

Ten kinds of node, all frozen.  `span` is the (start, end) offset pair into the original text, (0, 0) for a tree that
was made and not read; it takes no part in equality, so trees read from differently spaced texts are equal.
Brackets are not nodes: `a+(b+c)` is a `Sum` whose second term is a `Sum`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import is_
from typing import TypeAlias

from gradekit.values import field, value

Span: TypeAlias = tuple[int, int]
NO_SPAN: Span = (0, 0)


@value
class Number:
    """An exact, non-negative rational as typed: `12`, `0.5`, `1.6e-19`.  A negative number is `Negative(Number(...))`.

    `decimals`: digits typed after the decimal mark, or None for a whole number; `2.` has 0.  `exponent`: the power of
    ten typed after `e` or `E`, or None.  Both serve form checks and printing; `value` already contains them.
    """

    value: Fraction
    decimals: int | None = field(default=None, compare=False)
    exponent: int | None = field(default=None, compare=False)
    span: Span = field(default=NO_SPAN, compare=False, repr=False)

    def __hash__(self) -> int:
        """Cheaper than the hash of a Fraction, which inverts the denominator modulo a prime."""
        return hash((self.value.numerator, self.value.denominator))


@value
class Constant:
    """`e`, `pi` or `infinity`."""

    name: str
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Symbol:
    """A variable: one letter, a Greek letter's name, or a name that was declared (`x`, `alpha`, `x_1`)."""

    name: str
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Negative:
    """The operand with a minus sign in front.  `a - b` is `Sum((a, Negative(b)))`."""

    operand: Node
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Sum:
    """Two or more terms, in the order typed."""

    terms: tuple[Node, ...]
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Product:
    """Two or more factors, in the order typed; `2x`, `2*x` and `2 x` are the same tree."""

    factors: tuple[Node, ...]
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Quotient:
    """`a/b`; `a/b*c` is `Product((Quotient(a, b), c))`."""

    numerator: Node
    denominator: Node
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Power:
    """`base^exponent`.  `e^x` is `Power(Constant("e"), x)`; `exp(x)` is `Function("exp", (x,))`."""

    base: Node
    exponent: Node
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Function:
    """A function of `functions.py` by its canonical name, applied; `x!` is `Function("factorial", (x,))`.

    `log` always carries its base: `Function("log", (x, b))`; a natural logarithm is `Function("ln", (x,))`.
    """

    name: str
    arguments: tuple[Node, ...]
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Relation:
    """`left operator right` with operator one of `=` `<` `>` `<=` `>=` `!=`."""

    operator: str
    left: Node
    right: Node
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


@value
class Piecewise:
    """The value of the first branch whose condition holds; undefined where none does.

    `branches`: (value, condition) pairs; a condition is a tuple of relations that must all hold, empty for "otherwise".
    """

    branches: tuple[tuple[Node, tuple[Relation, ...]], ...]
    span: Span = field(default=NO_SPAN, compare=False, repr=False)


Node: TypeAlias = (
    Number | Constant | Symbol | Negative | Sum | Product | Quotient | Power | Function | Relation | Piecewise
)

E_CONSTANT = Constant("e")
PI = Constant("pi")
INFINITY = Constant("infinity")
ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))


def number(value: int | Fraction) -> Node:
    """The tree of an exact rational: `Negative` in front of a negative one, a `Quotient` of whole numbers for p/q."""
    if value < 0:
        return Negative(number(-value))
    if value.denominator == 1:
        return Number(value if type(value) is Fraction else Fraction(value))
    return Quotient(Number(Fraction(value.numerator)), Number(Fraction(value.denominator)))


def children(node: Node) -> tuple[Node, ...]:
    """The direct subtrees, left to right; conditions of a piecewise after their values."""
    match node:
        case Sum(terms=parts) | Product(factors=parts) | Function(arguments=parts):
            return parts
        case Negative(operand=part):
            return (part,)
        case Quotient(numerator=a, denominator=b) | Power(base=a, exponent=b) | Relation(left=a, right=b):
            return (a, b)
        case Piecewise(branches=branches):
            return tuple(part for value, conditions in branches for part in (value, *conditions))
        case _:
            return ()


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same kind of node with `change` applied to each direct subtree; what does not change comes back as it is."""
    kind = type(node)
    if kind is Symbol or kind is Number or kind is Constant:
        return node
    match node:
        case Sum(terms=parts):
            changed = tuple([change(part) for part in parts])
            return node if _same(changed, parts) else Sum(changed, node.span)
        case Product(factors=parts):
            changed = tuple([change(part) for part in parts])
            return node if _same(changed, parts) else Product(changed, node.span)
        case Function(name=name, arguments=parts):
            changed = tuple([change(part) for part in parts])
            return node if _same(changed, parts) else Function(name, changed, node.span)
        case Negative(operand=operand):
            part = change(operand)
            return node if part is operand else Negative(part, node.span)
        case Quotient(numerator=a, denominator=b):
            above, below = change(a), change(b)
            return node if above is a and below is b else Quotient(above, below, node.span)
        case Power(base=a, exponent=b):
            base, exponent = change(a), change(b)
            return node if base is a and exponent is b else Power(base, exponent, node.span)
        case Relation():
            return _rebuilt_relation(node, change)
        case Piecewise(branches=branches):
            return Piecewise(
                tuple((change(value), tuple(_rebuilt_relation(c, change) for c in conds)) for value, conds in branches),
                node.span,
            )
        case _:
            return node


def _rebuilt_relation(node: Relation, change: Callable[[Node], Node]) -> Relation:
    return Relation(node.operator, change(node.left), change(node.right), node.span)


def _same(changed: tuple[Node, ...], parts: tuple[Node, ...]) -> bool:
    return all(map(is_, changed, parts))


def unchained(relation: Relation) -> tuple[Relation, ...]:
    """The single relations of a chain: `0 < x < 5` is `0 < x` and `x < 5`."""
    left = relation.left
    if not isinstance(left, Relation):
        return (relation,)
    return (*unchained(left), Relation(relation.operator, left.right, relation.right, relation.span))


def walk(node: Node) -> Iterator[Node]:
    """Every node of the tree, the root first."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(children(current)))


def symbols(node: Node) -> tuple[str, ...]:
    """The names of the variables, in the order of first appearance."""
    return tuple(dict.fromkeys(n.name for n in walk(node) if isinstance(n, Symbol)))


def substitute(node: Node, values: dict[str, Node]) -> Node:
    """The tree with each named symbol replaced by a tree; all at once, so values are not substituted again."""
    if isinstance(node, Symbol):
        return values.get(node.name, node)
    return rebuild(node, lambda part: substitute(part, values))
