"""What a run of letters means under given settings: declared names, functions, constants, Greek and other letters.

A run is cut from the left, the longest known word first: `xsin` is `x`, `sin`; `pir` is `pi`, `r`.  A word that could
as well be declared letters (`asin` where `a`, `s`, `i`, `n` are variables) is taken whole and noted; a `plain` lexicon,
for the other reading, leaves such words out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from gradekit.expression.characters import FRACTIONS, GREEK_NAMES, GREEK_WORDS
from gradekit.expression.functions import AUTHOR_FUNCTIONS_ARITY, FUNCTIONS, SPELLINGS
from gradekit.expression.reading import ReaderSettings

Token: TypeAlias = tuple[str, Any, int, int, float]
"""(kind, value, start, end, height): offsets into the original text, and the height of a number as in `Numeral`.

Kinds: `n` number, `v` variable, `c` constant (the value of these three is their node), `f` function, `?` undeclared
name, `a` author function, `q` vulgar fraction, `r` root sign, `F` fraction command, `\\` floor or ceiling, `box` an
empty box, `$` end; every operator and bracket is its own kind, `<|` and `|>` are bars with a side, `<^` and `^>`
enclose a superscript run."""

Row: TypeAlias = dict[int, Token]
"""The tokens of one piece by the offset where it begins."""

Piece: TypeAlias = tuple[str, Any, int, int]
Note: TypeAlias = tuple[str, int, int]
Entry: TypeAlias = tuple[Any, ...]

OPERATORS: dict[str, tuple[str, object]] = {op: (op, None) for op in "+-*/^()[]{}!,;=<>_'|"} | {
    "**": ("^", None),
    "<=": ("<=", None),
    ">=": (">=", None),
    "!=": ("!=", None),
    "≤": ("<=", None),
    "≥": (">=", None),
    "≠": ("!=", None),
    "∧": ("&", None),
    "⌊": ("\\", "floor"),
    "⌋": ("\\|", "floor"),
    "⌈": ("\\", "ceil"),
    "⌉": ("\\|", "ceil"),
    "√": ("r", 2),
    "∛": ("r", 3),
    "∜": ("r", 4),
    "∞": ("c", "infinity"),
    "π": ("c", "pi"),
    "\ue000": ("<^", None),
    "\ue001": ("^>", None),
}
_CONSTANTS = {"pi": "pi", "infinity": "infinity"}
_CAPITALISED = re.compile("[A-Z][a-z]*|[A-Z]+|[Aa]rc[A-Z][a-z]+")
"""How the name of a function may be capitalised: `Sin`, `SIN`, `ArcSin`, `arcSin`."""
_LETTERS_FIRST = frozenset({"sh", "ch", "th", "cth", "ctg", "tg", "lg"})
"""Short spellings that give way to declared letters."""
_MOST_RUNS = 4000
_MOST_TOKENS = 8000
_FARTHEST_KEPT = 96

_FUNCTION_WORDS: dict[str, str] = SPELLINGS | {"log": "log", "lg": "lg", "piecewise": "piecewise"}


class Lexicon:
    """The words of one `ReaderSettings`; `plain` leaves out words that declared letters could spell."""

    __slots__ = (
        "any_name", "arity", "cutters", "declared", "kept", "longest", "odd_names", "plain", "rows", "runs", "settings",
        "table", "tex_rows", "tex_table", "usual_cutters", "words",
    )  # fmt: skip

    def __init__(self, settings: ReaderSettings, plain: bool = False) -> None:
        self.settings = settings
        self.plain = plain
        self.any_name = settings.any_name
        self.declared = {GREEK_NAMES.get(name, name): GREEK_NAMES.get(name, name) for name in settings.names}
        self.odd_names = sorted((n for n in self.declared if not (n.isascii() and n.isalpha())), key=len, reverse=True)
        self.arity: dict[str, tuple[int, int | None]] = {f.name: (f.least, f.most) for f in FUNCTIONS.values()}
        self.words: dict[str, tuple[str, object]] = {w: ("f", name) for w, name in _FUNCTION_WORDS.items()}
        self.words |= {w: ("c", name) for w, name in _CONSTANTS.items()}
        known = settings.functions
        if settings.author:
            known += tuple((name, least, most) for name, (least, most) in AUTHOR_FUNCTIONS_ARITY.items())
        for name, least, most in known:
            self.words[name] = ("f", name)
            self.arity.setdefault(name, (least, most))
        for word in GREEK_WORDS:
            if self.any_name or word in self.declared:
                self.words[word] = ("v", word)
            elif word != "Pi" and not self._spelt_by_letters(word):
                self.words[word] = ("?", word)
        for word in [w for w, (kind, _) in self.words.items() if kind in "fc" and self._gives_way(w)]:
            del self.words[word]
        self.words |= {name: ("v", name) for name in self.declared if len(name) > 1 and name.isascii()}
        self.longest = max(map(len, self.words))
        self.runs = self.kept = 0
        self.table: dict[str, Entry] = dict(OPERATORS)
        self.table |= {c: ("q", pair) for c, pair in FRACTIONS.items()}
        for letter, name in GREEK_NAMES.items():
            self.table[letter] = ("v" if self.any_name or name in self.declared else "?", name)
        self.table["π"] = ("c", "pi")
        if not all(c in self.declared for c in "and"):
            self.table["and"] = ("&", None)
        self.tex_table = {piece: entry for piece, entry in self.table.items() if piece not in "{}"}
        self.rows: dict[str, Row] = {}
        self.tex_rows: dict[str, Row] = {}
        self.cutters: dict[tuple[bool, bool], Callable[[str], list[str]]] = {}
        self.usual_cutters: list[Callable[[str], list[str]] | None] = [None, None]
        self.table |= {str(k): ("n", (Fraction(k), None, None, float(max(k, 1)))) for k in range(100)}
        self.table |= {" " * k: (" ", None) for k in range(1, 4)}

    def _gives_way(self, word: str) -> bool:
        short = word in _LETTERS_FIRST and not self.plain
        return (self.plain or short) and not self.any_name and self._spelt_by_letters(word)

    def _spelt_by_letters(self, word: str) -> bool:
        """Whether declared letters and `e`, or such letters and then a function name, spell the word."""
        letters = self.declared.keys() | {"e"}
        if all(c in letters for c in word):
            return any(c in self.declared for c in word)
        head = 0
        while head < len(word) and word[head] in letters:
            head += 1
        return any(
            word[:k].isalpha() and word[k:] in _FUNCTION_WORDS and word[0] in self.declared for k in range(1, head + 1)
        )

    def keep_token(self, piece: str, position: int, token: Token, tex: bool) -> None:
        """Remember the token of a piece at a place in a text (it never changes); when too many, forget all."""
        if position >= _FARTHEST_KEPT:
            return
        if self.kept >= _MOST_TOKENS:
            self.rows.clear()
            self.tex_rows.clear()
            self.kept = 0
        self.kept += 1
        (self.tex_rows if tex else self.rows).setdefault(piece, {})[position] = token

    def keep(self, piece: str, entry: Entry, tex: bool) -> None:
        """Remember what a piece stands for, up to a bound."""
        if self.runs < _MOST_RUNS:
            self.runs += 1
            (self.tex_table if tex else self.table)[piece] = entry

    def cut(self, run: str) -> Entry:
        """What a run of ASCII letters stands for."""
        if run not in self.words and run in AUTHOR_FUNCTIONS_ARITY and not self._spelt_by_letters(run):
            return ("a", run)
        pieces: list[Piece] = []
        notes: list[Note] = []
        start = 0
        while start < len(run):
            kind, value, end = self._word_at(run, start, notes)
            pieces.append((kind, value, start, end))
            start = end
        if len(pieces) == 1 and not notes:
            return pieces[0][:2]
        return ("m", tuple(_join_unknown(pieces)), tuple(notes))

    def _word_at(self, run: str, start: int, notes: list[Note]) -> tuple[str, object, int]:
        for end in range(min(len(run), start + self.longest), start + 1, -1):
            word = run[start:end]
            found = self.words.get(word)
            if found:
                if found[0] in "fc" and not self.any_name and self._spelt_by_letters(word):
                    notes.append(("name-or-product", start, end))
                return (*found, end)
            lower = word.lower()
            if lower != word and _CAPITALISED.fullmatch(word) and not self._spelt_by_letters(word):
                found = self.words.get(lower)
                if found and found[0] in "fc":
                    notes.append(("capital-function", start, end))
                    return (*found, end)
        letter = run[start]
        if letter in self.words:
            return (*self.words[letter], start + 1)
        if letter == "e":
            return ("c", "e", start + 1)
        if letter in self.declared or self.any_name:
            return ("v", letter, start + 1)
        return ("?", letter, start + 1)


def _join_unknown(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring undeclared letters become one undeclared name, so that `idk` is complained about as a whole."""
    joined: list[Piece] = []
    for kind, value, start, end in pieces:
        if kind == "?" and joined and joined[-1][0] == "?":
            joined[-1] = ("?", f"{joined[-1][1]}{value}", joined[-1][2], end)
        else:
            joined.append((kind, value, start, end))
    return joined


_LEXICONS: dict[tuple[ReaderSettings, bool], Lexicon] = {}
_OF_OBJECTS: dict[int, tuple[ReaderSettings, Lexicon]] = {}
"""Lexicons by the identity of their settings, which are kept alive here: quicker than to hash them."""
_MOST_LEXICONS = 200


def lexicon_for(settings: ReaderSettings, plain: bool = False) -> Lexicon:
    """The lexicon of these settings; the last two hundred are kept."""
    known = _OF_OBJECTS.get(id(settings))
    if known is not None and not plain:
        return known[1]
    key = (settings, plain)
    lexicon = _LEXICONS.get(key)
    if lexicon is None:
        if len(_LEXICONS) >= _MOST_LEXICONS:
            _LEXICONS.pop(next(iter(_LEXICONS)))
        lexicon = _LEXICONS[key] = Lexicon(settings, plain)
    if not plain:
        if len(_OF_OBJECTS) >= _MOST_LEXICONS:
            _OF_OBJECTS.clear()
        _OF_OBJECTS[id(settings)] = (settings, lexicon)
    return lexicon
