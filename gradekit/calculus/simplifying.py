"""What is done to simplify a derivative: marks that a product carries along, and the rules that they stand for."""

from __future__ import annotations

(
    FRACTIONS, CLEAR, MULTIPLY_OUT, COLLECT, SQUARES, COMMON_FACTOR, CANCEL, POWER_OF_PRODUCT, JOIN_POWERS, NUMBERS,
    NEGATIVE_POWERS,
) = (1 << n for n in range(11))  # fmt: skip

CODES = {
    FRACTIONS: "common-denominator",
    CLEAR: "clear-fractions",
    MULTIPLY_OUT: "multiply-out",
    COLLECT: "collect",
    SQUARES: "sum-of-squares",
    COMMON_FACTOR: "common-factor",
    CANCEL: "cancel",
    POWER_OF_PRODUCT: "power-of-product",
    JOIN_POWERS: "join-powers",
    NUMBERS: "numbers",
    NEGATIVE_POWERS: "negative-powers",
}
"""Mark → code of the rule, in the order in which a teacher would do them."""

ORDER = "simplify"
"""Code of the rule for a line that only writes the same factors and terms in their usual order."""


def codes(done: int) -> tuple[str, ...]:
    """The codes of the rules behind the marks; x·x = x² is worth a word only where nothing else was done."""
    if done & ~(JOIN_POWERS | POWER_OF_PRODUCT | NUMBERS | NEGATIVE_POWERS):
        done &= ~JOIN_POWERS
    return tuple(code for mark, code in CODES.items() if done & mark) or (ORDER,)
