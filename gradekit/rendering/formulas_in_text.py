"""Finding the formulas in the sentence of a rule: `e^u keeps its form`, `d/dx[sin(x)] = cos(x)`."""

from __future__ import annotations

import re

from gradekit.expression.functions import SPELLINGS
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.model.content import Inline, Math, Text
from gradekit.model.display import DerivativeOf, Display, Piece, Sign

_SETTINGS = ReaderSettings(any_name=True, notation="ascii", labels=())
_DERIVATIVE = re.compile(r"d/d([a-z])\[(.*)\]")
_WORD = re.compile(r"[^\W0-9_]{2,}")
_SIGNS = frozenset({"=", "<", ">", "<=", ">=", "!="})
_TAIL = ",.;:"


def with_formulas(text: str) -> tuple[Inline, ...]:
    """The text with each formula in it as mathematics; what cannot be read stays text."""
    words = _cut(text)
    kinds = [_kind(word) for word in words]
    signs = {n for n in range(1, len(words) - 1) if kinds[n] == "sign" and {kinds[n - 1], kinds[n + 1]} <= _OPERANDS}
    found: list[Inline] = []
    place = 0
    while place < len(words):
        end = place + 1
        while end in signs:
            end += 2
        piece = "".join(words[place:end])
        found.extend(_formula(piece) if end > place + 1 or kinds[place] == "formula" else [Text(piece)])
        place = end
    return tuple(found)


_OPERANDS = {"formula", "short"}


def _cut(text: str) -> list[str]:
    """Words with the spaces that follow them; a bracket is not cut inside."""
    words = [""]
    depth = 0
    for before, character in zip(" " + text, text, strict=False):
        if before.isspace() and not character.isspace() and depth <= 0:
            words.append("")
        words[-1] += character
        depth += (character in "([") - (character in ")]")
    return [word for word in words if word]


def _kind(word: str) -> str:
    """`formula`, `short` (a letter or a number, which a text may hold as a word), `sign`, or `word`."""
    bare = word.rstrip().rstrip(_TAIL)
    if bare in _SIGNS:
        return "sign"
    letters = _WORD.findall(_DERIVATIVE.sub(r"\2", bare))
    if not bare.isascii() or any(run not in SPELLINGS for run in letters):
        return "word"
    if re.search(r"[\^*/(\[]", bare) or re.fullmatch(r"-[0-9]+", bare):
        return "formula"
    return "short" if re.fullmatch(r"[A-Za-z]|[0-9]+", bare) else "word"


def _formula(piece: str) -> list[Inline]:
    bare = piece.rstrip()
    space = piece[len(bare) :]
    core = bare.rstrip(_TAIL)
    tail = bare[len(core) :] + space
    display = _display(core)
    if display is None:
        return [Text(piece)]
    return [Math(display), Text(tail)] if tail else [Math(display)]


def _display(formula: str) -> Display | None:
    pieces: list[Piece] = []
    for place, side in enumerate(re.split(r" (<=|>=|!=|=|<|>) ", formula)):
        if place % 2:
            pieces.append(Sign(side))
            continue
        derivative = _DERIVATIVE.fullmatch(side)
        tree = _tree(derivative.group(2) if derivative else side)
        if tree is None:
            return None
        pieces.append(DerivativeOf(derivative.group(1), 1, (tree,)) if derivative else tree)
    return tuple(pieces)


def _tree(text: str) -> Node | None:
    reading = read(text, _SETTINGS)
    return reading.tree if isinstance(reading, Reading) else None
