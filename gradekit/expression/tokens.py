"""A text as plain typed notation → tokens, each with its place in the original text: one expression, one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from gradekit.expression import budget
from gradekit.expression.characters import (
    FOLD,
    GREEK_WORDS,
    LOOKALIKES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    is_unseen,
    name_of,
    safe,
)
from gradekit.expression.lexicon import Entry, Lexicon, Piece, Token
from gradekit.expression.reading import Warning

_SUPER = "".join(map(re.escape, SUPERSCRIPTS))
_SUB = "".join(map(re.escape, SUBSCRIPTS))
_LOWERED = {plain: lowered for lowered, plain in SUBSCRIPTS.items()}
_REST = rf"|\*\*|<=|>=|!=|\s+|[{_SUPER}]+|[{_SUB}]+|."
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"
_POINT = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_COMMA = r"(?:[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)"
_FLAGS = re.DOTALL


def _pattern(number: str) -> Callable[[str], list[str]]:
    return re.compile(number + r"|[A-Za-z]+" + _REST, _FLAGS).findall


PATTERNS: dict[tuple[bool, bool], Callable[[str], list[str]]] = {
    (comma, exponent): _pattern((_COMMA if comma else _POINT) + (_EXPONENT if exponent else ""))
    for comma in (False, True)
    for exponent in (False, True)
}
"""(decimal comma?, decimal exponent?) → cutter of a text into pieces that, joined, are the text again."""


class Refusal(Exception):
    """A place where the text stops making sense."""

    def __init__(self, code: str, start: int, end: int, details: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.details = details or {}


def tokenize(text: str, start: int, lexicon: Lexicon, exponents: bool, warnings: list[Warning]) -> list[Token]:
    """The tokens of `text` from offset `start` on, closed by an end token.

    **Raises** `Refusal` at a character or number that cannot be read.
    """
    if not text.isascii():
        text = text.translate(FOLD)
    comma = lexicon.settings.locale == "vi"
    table = lexicon.table
    tokens: list[Token] = []
    append = tokens.append
    position = start
    for piece in find(lexicon, comma, exponents)(text[start:] if start else text):
        end = position + len(piece)
        entry = table.get(piece) or classify(piece, position, lexicon, comma, warnings)
        kind = entry[0]
        if kind == "m":
            place_pieces(entry, position, text, tokens, warnings)
        elif kind != " ":
            append((kind, entry[1], position, end))
        position = end
    append(("$", None, position, position))
    return tokens


def find(lexicon: Lexicon, comma: bool, exponents: bool) -> Callable[[str], list[str]]:
    """The cutter for these settings; declared names with digits or underscores come before runs of letters."""
    if not lexicon.odd_names:
        return PATTERNS[comma, exponents]
    number = (_COMMA if comma else _POINT) + (_EXPONENT if exponents else "")
    names = odd_names(lexicon)
    return re.compile(rf"{number}|(?:{names})|(?:(?!{names})[A-Za-z])+{_REST}", _FLAGS).findall


def odd_names(lexicon: Lexicon, tex: bool = False) -> str:
    """A pattern for the declared names that are not just letters: `x_1`, also written `x_{1}`, and `aXy1`."""
    alternatives = []
    for name in lexicon.odd_names:
        stem, mark, index = name.partition("_")
        end = r"(?![0-9_])" if name[-1] in "0123456789" else r"(?![0-9A-Za-z_])"
        stem = ("\\\\" if tex and stem in GREEK_WORDS else "") + re.escape(stem)
        if mark:
            alternatives.append(rf"{stem}\s*_\s*\{{{re.escape(index)}\}}")
            lowered = "".join(_LOWERED.get(c, "") for c in index)
            if len(lowered) == len(index):
                alternatives.append(stem + lowered)
        alternatives.append(rf"{stem}{mark}{re.escape(index)}{end}")
    return "|".join(alternatives)


def declared_odd(piece: str, lexicon: Lexicon) -> str | None:
    """The declared name that a piece spells, with braces, spaces and a backslash taken off; None if it spells none."""
    name = "".join(c for c in piece if c not in "{}\\ ")
    for k, c in enumerate(name):
        if c in SUBSCRIPTS:
            name = name[:k] + "_" + "".join(SUBSCRIPTS.get(d, d) for d in name[k:])
            break
    return name if name in lexicon.odd_names else None


def place_pieces(entry: Entry, position: int, text: str, tokens: list[Token], warnings: list[Warning]) -> None:
    """Append the several tokens of one piece, and the notes that come with it."""
    for kind, value, a, b in entry[1]:
        tokens.append((kind, value, position + a, position + b))
    for code, a, b in entry[2]:
        warnings.append(Warning(code, position + a, b - a, text[position + a : position + b]))


def classify(piece: str, position: int, lexicon: Lexicon, comma: bool, warnings: list[Warning]) -> Entry:
    """What a piece stands for that is not in the table yet: a number, a run of letters, a run of superscripts, space.

    **Raises** `Refusal` for a character that is none of these.
    """
    first = piece[0]
    if "0" <= first <= "9" or (len(piece) > 1 and first in ".,"):
        return ("n", numeral(piece, position, comma, warnings))
    if first.isascii() and first.isalpha():
        name = declared_odd(piece, lexicon) if lexicon.odd_names else None
        return lexicon.entry(piece) if name is None else ("v", name)
    if piece.isspace() and not any(is_unseen(c) and c not in "\t\n\r" for c in piece):
        return (" ", None)
    if first in SUPERSCRIPTS:
        return _superscripts(piece, lexicon)
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
    shown = safe(character) if character.isascii() else details["character"]
    return Refusal("unexpected-character", position, position + 1, {"character": shown})


def _superscripts(piece: str, lexicon: Lexicon) -> Entry:
    """`²ˣ` → one exponent `^(2x)` whose tokens keep their places."""
    plain = "".join(SUPERSCRIPTS[c] for c in piece)
    inner: list[Piece] = []
    position = 0
    for part in PATTERNS[False, False](plain):
        entry = lexicon.table.get(part) or classify(part, position, lexicon, False, [])
        if entry[0] == "m":
            inner += [(k, v, position + a, position + b) for k, v, a, b in entry[1]]
        else:
            inner.append((entry[0], entry[1], position, position + len(part)))
        position += len(part)
    return ("m", (("^", "run", 0, 0), ("<^", None, 0, 0), *inner, ("^>", None, position, position)), ())


Numeral: TypeAlias = tuple[Fraction, int | None, int | None, float]
"""(exact value, digits after the decimal mark or None, decimal exponent or None, numerator or denominator)."""


def numeral(piece: str, position: int, comma: bool, warnings: list[Warning]) -> Numeral:
    """The value of a piece that begins like a number; notes are added to `warnings`."""
    end = position + len(piece)
    mantissa, mark, power = piece.replace("E", "e").partition("e")
    if len(mantissa) > budget.MAX_DIGITS + 1:
        raise Refusal("too-large", position, end, {"what": "digits", "limit": str(budget.MAX_DIGITS)})
    if len(power) > 8 or (mark and abs(int(power)) > budget.MAX_DECIMAL_EXPONENT):
        raise Refusal("too-large", position, end, {"what": "digits", "limit": str(budget.MAX_DECIMAL_EXPONENT)})
    if comma:
        mantissa = _decimal_point(mantissa, position, end, warnings)
    whole, point, digits = mantissa.partition(".")
    value = Fraction(int(whole + digits or "0"), 10 ** len(digits)) if digits else Fraction(int(whole))
    if not mark:
        return (value, len(digits) if point else None, None, max(value.numerator, value.denominator))
    warnings.append(Warning("decimal-exponent", position, end - position, piece))
    shift = int(power)
    value = value * 10**shift if shift >= 0 else value / 10**-shift
    return (value, len(digits) if point else None, shift, max(value.numerator, value.denominator))


def _decimal_point(mantissa: str, position: int, end: int, warnings: list[Warning]) -> str:
    """A number of the comma locale with a point as its decimal mark; what could be thousands is asked about."""
    parts = re.split("[.,]", mantissa)
    if len(parts) > 2 or (len(parts) == 2 and len(parts[1]) == 3 and parts[0] not in ("", "0") and len(parts[0]) <= 3):
        raise Refusal("thousands-or-decimal", position, end)
    if "." in mantissa:
        warnings.append(Warning("decimal-point", position, end - position, mantissa))
    return mantissa.replace(",", ".")
