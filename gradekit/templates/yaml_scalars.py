"""What a plain YAML scalar means, by the core schema of YAML 1.2: `no` is text, `010` is ten, `1e3` is a thousand.

**Source**: YAML 1.2.2, section 10.3.2 (https://yaml.org/spec/1.2.2/#1032-tag-resolution).  PyYAML itself follows 1.1,
where `no` is false, `010` is eight and `1e3` is text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = str | int | Decimal | bool | None

MOST_DIGITS = 100
"""Characters of the longest number taken; a longer one is refused before it is converted."""

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class ScalarError(ValueError):
    """A scalar that looks like a number and cannot be taken as one; the text says why."""


def resolve(text: str) -> Scalar:
    """The value of a plain (unquoted) scalar; anything that is no word or number of the core schema is text.

    A number with a point or an exponent comes back as a `Decimal`, exact as written.

    Raises:
        ScalarError: infinity, not-a-number, or more than `MOST_DIGITS` characters of digits.

    >>> resolve("no"), resolve("010"), resolve("1e3"), resolve("0.1")
    ('no', 10, Decimal('1E+3'), Decimal('0.1'))
    """
    if text in _WORDS:
        return _WORDS[text]
    if _NOT_FINITE.fullmatch(text):
        raise ScalarError(f"{text} is not a number that can be used here")
    whole = _WHOLE.fullmatch(text) or _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text)
    if not whole and not _DECIMAL.fullmatch(text):
        return text
    if len(text) > MOST_DIGITS:
        raise ScalarError(f"a number of {len(text)} characters; at most {MOST_DIGITS} are taken")
    if not whole:
        return Decimal(text)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text[2:] if base != 10 else text, base)
