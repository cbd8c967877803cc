"""A text → tokens, each with its place in the original text: cut into pieces, and each piece looked up."""

from __future__ import annotations

from gradekit.expression.characters import FOLD
from gradekit.expression.cutting import cutter_for
from gradekit.expression.latex_tokens import command
from gradekit.expression.lexicon import Entry, Lexicon, Token
from gradekit.expression.pieces import classify
from gradekit.expression.reading import Warning

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
    table = lexicon.tex_table if tex else lexicon.table
    find = lexicon.cutters.get((tex, exponents)) or cutter_for(lexicon, tex, exponents)
    tokens: list[Token] = []
    append = tokens.append
    position = start
    for piece in find(text[start:] if start else text):
        end = position + len(piece)
        entry = table.get(piece) or _looked_up(piece, position, lexicon, tex, warnings)
        kind = entry[0]
        if kind not in _SEVERAL:
            append((kind, entry[1], position, end))
        elif kind == "m":
            _place(entry, position, text, tokens, warnings)
        elif kind == "{}" and tokens and tokens[-1][0] in _ARGUMENT_AHEAD:
            tokens += [("{", None, position, position + 1), ("}", None, end - 1, end)]
        position = end
    append(("$", None, position, position))
    return tokens


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
        tokens.append((kind, value, position + a, position + b))
    for code, a, b in entry[2]:
        warnings.append(Warning(code, position + a, b - a, text[position + a : position + b]))
