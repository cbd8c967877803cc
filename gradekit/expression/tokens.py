"""A text → tokens, each with its place in the original text: cut into pieces, and each piece looked up."""

from __future__ import annotations

from typing import Any

from gradekit.expression.characters import FOLD
from gradekit.expression.cutting import cutter_for
from gradekit.expression.latex_tokens import command
from gradekit.expression.lexicon import ROW_LENGTH, Entry, Lexicon, Row, Token
from gradekit.expression.pieces import classify
from gradekit.expression.reading import Warning
from gradekit.expression.tree import Constant, Number, Symbol

_SEVERAL = frozenset({"m", " ", "{}"})
_LONGEST_KEPT = 40
_ARGUMENT_AHEAD = frozenset({"F", "r", "^", "_", "}", "]", "f", "<|"})


def tokenize(
    text: str, start: int, lexicon: Lexicon, tex: bool, exponents: bool, warnings: list[Warning]
) -> list[Token]:
    """The tokens of `text` from offset `start` on, closed by an end token.

    `exponents`: whether `2e3` is one number.  **Raises** `Refusal` at what cannot be read.
    """
    if not text.isascii():
        text = text.translate(FOLD)
    rows = lexicon.tex_rows if tex else lexicon.rows
    find = lexicon.cutters.get((tex, exponents)) or cutter_for(lexicon, tex, exponents)
    tokens: list[Token] = []
    append = tokens.append
    position = start
    for piece in find(text[start:] if start else text):
        row = rows.get(piece)
        if row is not None and position < ROW_LENGTH:
            token = row[position] or _kept(row, piece, position, lexicon, tex)
            append(token)
            position = token[3]
            continue
        end = position + len(piece)
        entry = _looked_up(piece, position, lexicon, tex, warnings)
        kind = entry[0]
        if kind not in _SEVERAL:
            append(token_of(kind, entry[1], position, end))
        elif kind == "m":
            _place(entry, position, text, tokens, warnings)
        elif kind == "{}" and tokens and tokens[-1][0] in _ARGUMENT_AHEAD:
            tokens += [("{", None, position, position + 1), ("}", None, end - 1, end)]
        position = end
    append(("$", None, position, position))
    return tokens


def token_of(kind: str, value: Any, start: int, end: int) -> Token:
    """The token of an entry at a place; variables, constants and numbers are made into their nodes at once."""
    if kind == "v":
        return (kind, Symbol(value, (start, end)), start, end)
    if kind == "n":
        number, decimals, exponent, height = value
        return (kind, (Number(number, decimals, exponent, (start, end)), height), start, end)
    if kind == "c":
        return (kind, Constant(value, (start, end)), start, end)
    return (kind, value, start, end)


def _kept(row: Row, piece: str, position: int, lexicon: Lexicon, tex: bool) -> Token:
    """The token of a frequent piece at this place, made once: tokens and nodes never change."""
    kind, value = (lexicon.tex_table if tex else lexicon.table)[piece]
    token = row[position] = token_of(kind, value, position, position + len(piece))
    return token


def _looked_up(piece: str, position: int, lexicon: Lexicon, tex: bool, warnings: list[Warning]) -> Entry:
    """The entry of a piece that is not in the table yet; put there unless it came with a warning."""
    table = lexicon.tex_table if tex else lexicon.table
    known_entry = table.get(piece)
    if known_entry is not None:
        if known_entry[0] not in _SEVERAL:
            lexicon.begin_row(piece, tex)
        return known_entry
    known = len(warnings)
    if tex and piece[0] in "\\{~&":
        entry = command(piece, position, lexicon, warnings)
    elif piece in lexicon.table:
        entry = lexicon.table[piece]
    else:
        entry = classify(piece, position, lexicon, warnings)
    if len(warnings) == known and len(piece) <= _LONGEST_KEPT:
        lexicon.keep(piece, entry, tex)
    return entry


def _place(entry: Entry, position: int, text: str, tokens: list[Token], warnings: list[Warning]) -> None:
    """Append the several tokens of one piece, and the notes that come with it."""
    for kind, value, a, b in entry[1]:
        tokens.append(token_of(kind, value, position + a, position + b))
    for code, a, b in entry[2]:
        warnings.append(Warning(code, position + a, b - a, text[position + a : position + b]))
