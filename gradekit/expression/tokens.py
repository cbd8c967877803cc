"""A text → tokens, each with its place in the original text: cut into pieces, and each piece looked up."""

from __future__ import annotations

from typing import Any

from gradekit.expression.characters import FOLD
from gradekit.expression.cutting import cutter_for, unspaced
from gradekit.expression.latex_tokens import command
from gradekit.expression.lexicon import Entry, Lexicon, Token
from gradekit.expression.pieces import classify
from gradekit.expression.reading import Warning
from gradekit.expression.tree import Constant, Number, Symbol

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
    find = lexicon.usual_cutters[tex] if exponents else None
    if find is None:
        find = cutter_for(lexicon, tex, exponents)
    tokens: list[Token] = []
    position = start
    for piece in find(text[start:] if start else text):
        try:
            token = rows[piece][position]
        except KeyError:
            _append(tokens, piece, position, text, lexicon, tex, warnings)
            position += len(piece)
        else:
            tokens.append(token)
            position = token[3]
    tokens.append(("$", None, position, position, 1.0))
    return tokens


def _append(
    tokens: list[Token], piece: str, position: int, text: str, lexicon: Lexicon, tex: bool, warnings: list[Warning]
) -> None:
    """Append the tokens of a piece that is not known at this place yet; a frequent piece is known there from now on."""
    bare = unspaced(piece)
    end = position + len(piece)
    begin = end - len(bare)
    table = lexicon.tex_table if tex else lexicon.table
    entry = table.get(bare)
    frequent = entry is not None
    if entry is None:
        entry = _looked_up(bare, begin, lexicon, tex, warnings)
    kind = entry[0]
    if kind == "m":
        _place(entry, begin, text, tokens, warnings)
    elif kind == "{}":
        if tokens and tokens[-1][0] in _ARGUMENT_AHEAD:
            tokens += [("{", None, begin, begin + 1, 1.0), ("}", None, end - 1, end, 1.0)]
    elif kind != " ":
        token = token_of(kind, entry[1], begin, end)
        tokens.append(token)
        if frequent:
            lexicon.keep_token(piece, position, token, tex)


def token_of(kind: str, value: Any, start: int, end: int) -> Token:
    """The token of an entry at a place; variables, constants and numbers are made into their nodes at once."""
    if kind == "v":
        return (kind, Symbol(value, (start, end)), start, end, 1.0)
    if kind == "n":
        number, decimals, exponent, height = value
        return (kind, Number(number, decimals, exponent, (start, end)), start, end, height)
    if kind == "c":
        return (kind, Constant(value, (start, end)), start, end, 1.0)
    return (kind, value, start, end, 1.0)


def _looked_up(piece: str, position: int, lexicon: Lexicon, tex: bool, warnings: list[Warning]) -> Entry:
    """The entry of a piece that is not in the table yet; put there unless it came with a warning."""
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
