"""Digits of an exact number with the decimal mark of a language."""

from __future__ import annotations

from fractions import Fraction

from gradekit.expression.tree import Number, Quotient

DIGITS = frozenset("0123456789")
"""The only digits there are: other scripts' digits are letters here."""

DECIMAL_MARK = {"en": ".", "vi": ","}
"""Locale → decimal mark; a locale that is not listed takes the point."""

ARGUMENT_MARK = {"en": ",", "vi": ";"}
"""Locale → what stands between arguments, so that it cannot be taken for a decimal mark."""


def digits(node: Number, locale: str = "en") -> tuple[str, int | None]:
    """The digits of a number before its power of ten, and that power (None where none was typed).

    Keeps the decimal places that were typed, adds places where they do not hold the value.  A value without a finite
    decimal has no digits: see `as_quotient`.
    """
    value, power = node.value, node.exponent
    if power is None and not node.decimals and value.denominator == 1:
        return str(value.numerator), None
    if power is not None:
        value = value / Fraction(10) ** power
    places = node.decimals or 0
    while value.denominator != 1 and (value * 10**places).denominator != 1:
        places += 1
    whole = value.numerator if not places else (value * 10**places).numerator
    text = str(whole)
    if places:
        text = text.rjust(places + 1, "0")
        text = text[:-places] + DECIMAL_MARK.get(locale, ".") + text[-places:]
    return text, power


def as_quotient(node: Number) -> Quotient | None:
    """The number as a quotient of whole numbers where it has no finite decimal (1/3), else None."""
    rest = node.value.denominator
    if rest == 1:
        return None
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and (node.decimals is not None or node.exponent is not None):
        return None
    return Quotient(Number(Fraction(node.value.numerator)), Number(Fraction(node.value.denominator)))
