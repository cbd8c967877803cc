"""What is done to simplify a derivative: marks that a product carries along, and the rules that they stand for."""

from __future__ import annotations

from gradekit.expression.tree import ZERO, Negative, Node, Number, Sum, walk

MULTIPLY_OUT, COLLECT, SQUARES, COMMON_FACTOR, CANCEL, JOIN_POWERS, NUMBERS = (1 << n for n in range(7))

CODES = {
    MULTIPLY_OUT: "multiply-out",
    COLLECT: "collect",
    SQUARES: "sum-of-squares",
    COMMON_FACTOR: "common-factor",
    CANCEL: "cancel",
    JOIN_POWERS: "join-powers",
    NUMBERS: "numbers",
}
"""Mark → code of the rule, in the order in which a teacher would do them."""

ORDER = "simplify"
"""Code of the rule for a line that only writes the same factors and terms in their usual order."""


def codes(done: int) -> tuple[str, ...]:
    """The codes of the rules behind the marks; x·x = x² is worth a word only where nothing else was done."""
    if done & ~(JOIN_POWERS | NUMBERS):
        done &= ~JOIN_POWERS
    return tuple(code for mark, code in CODES.items() if done & mark) or (ORDER,)


def counted(tree: Node) -> tuple[int, int]:
    """How many numbers a tree holds, and how many terms its sums have beyond the first, zeros not counted."""
    numbers = terms = 0
    for node in walk(tree):
        if isinstance(node, Number):
            numbers += 1
        elif isinstance(node, Sum):
            terms += sum((t.operand if isinstance(t, Negative) else t) != ZERO for t in node.terms) - 1
    return numbers, terms
