"""What is done to simplify a derivative: marks that a product carries along, and the rules that they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import ONE, ZERO, Negative, Node, Number, Power, Product, Quotient, Sum, children, walk

MULTIPLY_OUT, COLLECT, SQUARES, COMMON_FACTOR, CANCEL, JOIN_POWERS, NUMBERS, NEGATIVE_POWERS = (
    1 << n for n in range(8)
)

CODES = {
    MULTIPLY_OUT: "multiply-out",
    COLLECT: "collect",
    SQUARES: "sum-of-squares",
    COMMON_FACTOR: "common-factor",
    CANCEL: "cancel",
    JOIN_POWERS: "join-powers",
    NUMBERS: "numbers",
    NEGATIVE_POWERS: "negative-powers",
}
"""Mark → code of the rule, in the order in which a teacher would do them."""

ORDER = "simplify"
"""Code of the rule for a line that only writes the same factors and terms in their usual order."""


def codes(done: int) -> tuple[str, ...]:
    """The codes of the rules behind the marks; x·x = x² is worth a word only where nothing else was done."""
    if done & ~(JOIN_POWERS | NUMBERS | NEGATIVE_POWERS):
        done &= ~JOIN_POWERS
    return tuple(code for mark, code in CODES.items() if done & mark) or (ORDER,)


def visible(done: int, before: Node, after: Node) -> int:
    """The marks that a reader of both lines can see: no common factor that went back into its bracket, and so on."""
    if done & COMMON_FACTOR and not _taken_out(
        before, after, below=bool(done & CANCEL) or not isinstance(before, Quotient)
    ):
        done &= ~COMMON_FACTOR
    if done & MULTIPLY_OUT and not _opened(tidy(before), after):
        done &= ~MULTIPLY_OUT
    if _has_negative_power(before) and not _has_negative_power(after):
        done |= NEGATIVE_POWERS
    return done


def _taken_out(before: Node, after: Node, *, below: bool) -> bool:
    """Whether a bracket stands as a factor (with `below`, alone over a bar, too) that did not do so before."""
    return not set(_brackets(after, below=below)) <= set(_brackets(before, below=below))


def _opened(before: Node, after: Node) -> bool:
    """Whether a bracket that stood as a factor, or under a power, is gone; denominators are left alone."""
    kept = {node for node in _above(after) if isinstance(node, Sum)}
    stood: set[Node] = set()
    for node in _above(before):
        if isinstance(node, Product):
            stood.update(factor for factor in node.factors if isinstance(factor, Sum))
        elif isinstance(node, Power) and isinstance(node.base, Sum):
            stood.add(node.base)
    return not stood <= kept


def _above(tree: Node) -> Iterator[Node]:
    """The nodes that stand in no denominator."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend([node.numerator] if isinstance(node, Quotient) else children(node))


def _brackets(tree: Node, *, below: bool) -> Iterator[Node]:
    for node in walk(tree):
        if isinstance(node, Product):
            yield from (factor for factor in node.factors if isinstance(factor, Sum))
        elif below and isinstance(node, Quotient):
            above = node.numerator.operand if isinstance(node.numerator, Negative) else node.numerator
            if isinstance(above, Sum):
                yield above


def _has_negative_power(tree: Node) -> bool:
    return any(isinstance(node, Power) and (rational(node.exponent) or 0) < 0 for node in walk(tree))


def counted(tree: Node) -> tuple[int, int]:
    """How many numbers a tree holds, and how many terms its sums have beyond the first, zeros not counted.

    The 1 of one over something is no number to work with: it goes when the fraction takes another factor up.
    """
    numbers = terms = 0
    for node in walk(tree):
        if isinstance(node, Number):
            numbers += 1
        elif isinstance(node, Quotient):
            numbers -= node.numerator == ONE
        elif isinstance(node, Sum):
            terms += sum((t.operand if isinstance(t, Negative) else t) != ZERO for t in node.terms) - 1
    return numbers, terms
