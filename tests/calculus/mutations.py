"""What an examiner may change in a right derivative to make a wrong one: one edit at one place of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise

from gradekit.expression.tree import (
    ONE,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    children,
    number,
    rebuild,
)

Path = tuple[int, ...]
Edit = tuple[Path, Node]
"""A place in a tree and what stands there instead."""

OTHER = {
    "sin": ("cos", "tan"),
    "cos": ("sin", "tan"),
    "tan": ("sin", "sec"),
    "sec": ("tan", "csc"),
    "csc": ("sec", "cot"),
    "cot": ("tan", "csc"),
    "ln": ("exp", "sqrt"),
    "exp": ("ln",),
    "sqrt": ("ln",),
    "asin": ("acos",),
    "acos": ("asin",),
    "atan": ("asin",),
}
SQUARE = number(2)


def chooser(seed: str) -> Iterator[int]:
    """Whole numbers that depend on the seed alone."""
    count = 0
    while True:
        yield int.from_bytes(sha256(f"{seed}:{count}".encode()).digest()[:4], "big")
        count += 1


def paths(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every subtree with the way to it."""
    yield path, node
    for i, part in enumerate(children(node)):
        yield from paths(part, (*path, i))


def edited(node: Node, path: Path, new: Node) -> Node:
    """The tree with the subtree at the end of the path replaced."""
    if not path:
        return new
    places = iter(range(len(children(node))))
    return rebuild(node, lambda part: edited(part, path[1:], new) if next(places) == path[0] else part)


def apart(first: Path, second: Path) -> bool:
    """Whether neither place lies inside the other one."""
    return first[: len(second)] != second and second[: len(first)] != first


def edit(tree: Node, choices: Iterator[int]) -> Edit | None:
    """One edit of a kind drawn at random, at a place drawn at random; None where none can be made."""
    for _ in range(2 * len(KINDS)):
        kind = KINDS[next(choices) % len(KINDS)]
        found = [(path, new) for path, part in paths(tree) for new in kind(part) if new != part]
        if found:
            return found[next(choices) % len(found)]
    return None


def _signs(part: Node) -> Iterator[Node]:
    match part:
        case Sum(terms=terms):
            for i, term in enumerate(terms):
                yield Sum((*terms[:i], Negative(term), *terms[i + 1 :]))
        case Negative(operand=operand):
            yield operand
        case Product() | Quotient():
            yield Negative(part)
        case _:
            return


def _numbers(part: Node) -> Iterator[Node]:
    if isinstance(part, Number):
        yield number(part.value + 1)
        yield number(part.value - 1)


def _exponents(part: Node) -> Iterator[Node]:
    match part:
        case Power(base=base, exponent=Number(value=value)):
            yield Power(base, number(value + 1))
            yield Power(base, number(value - 1))
        case Product(factors=factors):
            for i, factor in enumerate(factors):
                if isinstance(factor, (Symbol, Function)):
                    yield Product((*factors[:i], Power(factor, SQUARE), *factors[i + 1 :]))
        case _:
            return


def _terms(part: Node) -> Iterator[Node]:
    if isinstance(part, Sum):
        yield from (_rest(part.terms, i, Sum) for i in range(len(part.terms)))


def _factors(part: Node) -> Iterator[Node]:
    match part:
        case Product(factors=factors):
            yield from (_rest(factors, i, Product) for i in range(len(factors)))
        case Quotient(numerator=above, denominator=below):
            yield above
            yield Quotient(ONE, below)
        case _:
            return


def _rest(parts: tuple[Node, ...], i: int, kind: type[Sum | Product]) -> Node:
    rest = (*parts[:i], *parts[i + 1 :])
    return rest[0] if len(rest) == 1 else kind(rest)


def _functions(part: Node) -> Iterator[Node]:
    if isinstance(part, Function):
        yield from (Function(name, part.arguments) for name in OTHER.get(part.name, ()))


def _brackets(part: Node) -> Iterator[Node]:
    match part:
        case Product(factors=factors):
            for first, second in pairwise(factors):
                if isinstance(second, Sum):
                    others = tuple(f for f in factors if f is not first and f is not second)
                    yield Sum((Product((*others, first, second.terms[0])), *second.terms[1:]))
                if isinstance(first, Sum):
                    others = tuple(f for f in factors if f is not first and f is not second)
                    yield Sum((*first.terms[:-1], Product((first.terms[-1], second, *others))))
        case Power(base=Sum(terms=terms), exponent=exponent):
            yield Sum((*terms[:-1], Power(terms[-1], exponent)))
        case _:
            return


KINDS: tuple[Callable[[Node], Iterator[Node]], ...] = (
    _signs,
    _numbers,
    _exponents,
    _terms,
    _factors,
    _functions,
    _brackets,
)
"""A sign, one more or less in a number, an exponent, a dropped term or factor, another function, a lost bracket."""
