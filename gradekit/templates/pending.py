"""A line of a derivation, whose trees hold derivatives still to be taken, as pieces to show.

`calculus.derivation` writes such a derivative as `Function("diff", (body, variable))`; shown, it is d/dx[body].
"""

from __future__ import annotations

from gradekit.expression.tree import (
    Function,
    Negative,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    walk,
)
from gradekit.model.display import DerivativeOf, Display, Piece, Sign


def display(tree: Node) -> Display:
    """The pieces of a tree: the tree itself where nothing is left to be differentiated."""
    return tuple(_row(tree))


def _waits(tree: Node) -> bool:
    return any(isinstance(node, Function) and node.name == "diff" for node in walk(tree))


def _row(tree: Node) -> list[Piece]:
    if not _waits(tree):
        return [tree]
    match tree:
        case Function(name="diff", arguments=(body, Symbol(name=variable))):
            return [DerivativeOf(variable, 1, display(body))]
        case Sum(terms=terms):
            return _sum(terms)
        case Negative(operand=operand):
            return [Sign("-"), *_factor(operand)]
        case Product(factors=factors):
            return _product(factors)
        case Quotient(numerator=numerator, denominator=denominator):
            return [*_factor(numerator), Sign("/"), *_factor(denominator)]
        case _:
            return [tree]


def _sum(terms: tuple[Node, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    for place, term in enumerate(terms):
        negative = isinstance(term, Negative)
        if negative or place:
            pieces.append(Sign("-" if negative else "+"))
        if isinstance(term, Negative):
            pieces.extend(_factor(term.operand))
        else:
            pieces.extend(_row(term))
    return pieces


def _product(factors: tuple[Node, ...]) -> list[Piece]:
    """Factors side by side; those that wait for nothing stay together as one tree."""
    pieces: list[Piece] = []
    together: list[Node] = []
    for factor in factors:
        if not _waits(factor):
            together.append(factor)
            continue
        _flush(together, pieces)
        _dot(pieces)
        pieces.extend(_factor(factor))
    if together:
        _dot(pieces)
    _flush(together, pieces)
    return pieces


def _flush(together: list[Node], pieces: list[Piece]) -> None:
    if not together:
        return
    tree = together[0] if len(together) == 1 else Product(tuple(together))
    pieces.extend(_factor(tree))
    together.clear()


def _dot(pieces: list[Piece]) -> None:
    if pieces:
        pieces.append(Sign("*"))


def _factor(tree: Node) -> list[Piece]:
    """A tree as a factor: in brackets where it is a sum or begins with a sign."""
    row = _row(tree)
    bracketed = isinstance(tree, Sum | Negative) or (_waits(tree) and isinstance(tree, Power))
    return [Sign("("), *row, Sign(")")] if bracketed else row
