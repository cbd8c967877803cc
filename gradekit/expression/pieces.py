"""What a piece of text stands for: a number, a run of letters or of superscripts, space; the rest is refused."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeAlias

from gradekit.expression import budget
from gradekit.expression.characters import LOOKALIKES, SUBSCRIPTS, SUPERSCRIPTS, is_unseen, name_of, safe
from gradekit.expression.cutting import declared_odd, plain_pieces
from gradekit.expression.lexicon import Entry, Lexicon, Piece
from gradekit.expression.reading import Warning
from gradekit.expression.refusal import Refusal


def classify(piece: str, position: int, lexicon: Lexicon, warnings: list[Warning]) -> Entry:
    """What a piece stands for that is not in the table yet: a number, a run of letters, a run of superscripts, space.

    **Raises** `Refusal` for a character that is none of these.
    """
    first = piece[0]
    if "0" <= first <= "9" or (len(piece) > 1 and first in ".,"):
        return ("n", numeral(piece, position, lexicon.settings.locale == "vi", warnings))
    if first.isascii() and first.isalpha():
        name = declared_odd(piece, lexicon) if lexicon.odd_names else None
        return lexicon.cut(piece) if name is None else ("v", name)
    if piece.isspace() and not any(is_unseen(c) and c not in "\t\n\r" for c in piece):
        return (" ", None)
    if first in SUPERSCRIPTS:
        return _superscripts(piece, lexicon)
    if piece == "." and lexicon.settings.locale == "vi":
        return ("*", None)
    if first in SUBSCRIPTS:
        plain = "".join(SUBSCRIPTS[c] for c in piece)
        return ("m", (("_", plain, 0, len(piece)),), ())
    raise refuse_character(first, position)


def refuse_character(character: str, position: int) -> Refusal:
    """The complaint about one character: look-alike, invisible, or simply not part of the notation."""
    details = {"character": name_of(character)}
    if character in LOOKALIKES:
        return Refusal("look-alike", position, position + 1, details | {"letter": LOOKALIKES[character]})
    if is_unseen(character):
        return Refusal("invisible-character", position, position + 1, details)
    if character in "±∓":
        return Refusal("plus-minus", position, position + 1, details)
    if character == "∨":
        return Refusal("separator", position, position + 1)
    shown = safe(character) if character.isascii() else details["character"]
    return Refusal("unexpected-character", position, position + 1, {"character": shown})


def _superscripts(piece: str, lexicon: Lexicon) -> Entry:
    """`²ˣ` → one exponent `^(2x)` whose tokens keep their places."""
    plain = "".join(SUPERSCRIPTS[c] for c in piece)
    inner: list[Piece] = []
    position = 0
    for part in plain_pieces(plain):
        entry = lexicon.table.get(part) or classify(part, position, lexicon, [])
        if entry[0] == "m":
            inner += [(k, v, position + a, position + b) for k, v, a, b in entry[1]]
        else:
            inner.append((entry[0], entry[1], position, position + len(part)))
        position += len(part)
    return ("m", (("^", "run", 0, position), ("<^", None, 0, 0), *inner, ("^>", None, position - 1, position)), ())


Numeral: TypeAlias = tuple[Fraction, int | None, int | None, float]
"""(exact value, digits after the decimal mark or None, decimal exponent or None, numerator or denominator)."""


def numeral(piece: str, position: int, comma: bool, warnings: list[Warning]) -> Numeral:
    """The value of a piece that begins like a number; notes are added to `warnings`."""
    end = position + len(piece)
    mantissa, mark, power = piece.replace("{,}", ",").replace("E", "e").partition("e")
    if len(mantissa) - mantissa.count(".") - mantissa.count(",") > budget.MAX_DIGITS:
        raise Refusal("too-large", position, end, {"what": "digits", "limit": str(budget.MAX_DIGITS)})
    if len(power) > 8 or (mark and abs(int(power)) > budget.MAX_DECIMAL_EXPONENT):
        raise Refusal("too-large", position, end, {"what": "digits", "limit": str(budget.MAX_DECIMAL_EXPONENT)})
    if comma:
        mantissa = _decimal_point(mantissa, position, end, warnings)
    whole, point, digits = mantissa.partition(".")
    value = Fraction(int(whole + digits or "0"), 10 ** len(digits)) if digits else Fraction(int(whole))
    if not mark:
        return (value, len(digits) if point else None, None, _height(value))
    warnings.append(Warning("decimal-exponent", position, end - position, piece))
    shift = int(power)
    value = value * 10**shift if shift >= 0 else value / 10**-shift
    return (value, len(digits) if point else None, shift, _height(value))


def _decimal_point(mantissa: str, position: int, end: int, warnings: list[Warning]) -> str:
    """A number of the comma locale with a point as its decimal mark; what could be thousands is asked about."""
    parts = re.split("[.,]", mantissa)
    if len(parts) > 2 or (len(parts) == 2 and len(parts[1]) == 3 and parts[0] not in ("", "0") and len(parts[0]) <= 3):
        raise Refusal("thousands-or-decimal", position, end)
    if "." in mantissa:
        warnings.append(Warning("decimal-point", position, end - position, mantissa))
    return mantissa.replace(",", ".")


def _height(value: Fraction) -> float:
    """The larger of numerator and denominator, cut at the limit for sizes of constants."""
    return float(min(max(value.numerator, value.denominator), budget.MAX_BITS))
