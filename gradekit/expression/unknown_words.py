"""A word before a bracket that is no function: where no letters were declared, it is not read as a product of letters.

`softplus(x)` would be s·o·f·t·p·l·u·s·x, which nobody means; `ab(x + 1)` and `x sin(x)` are products.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from gradekit.expression.characters import safe
from gradekit.expression.functions import FUNCTIONS, SPELLINGS
from gradekit.expression.lexicon import lexicon_for
from gradekit.expression.reading import Complaint, ReaderSettings

SHORTEST = 3
"""Letters of a word; two letters before a bracket are a product."""

_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{3,80}(?=\()|(?<=\\operatorname\{)[A-Za-z]{3,80}(?=\} ?\()")
_KNOWN = sorted({*FUNCTIONS, *SPELLINGS, "log", "lg"})


def unknown_word(text: str, settings: ReaderSettings) -> Complaint | None:
    """The complaint `unknown-function` about the first such word, with its place; None where there is none.

    Only where every letter may be a variable (`any_name`) and the names declared, if any, do not spell the word.
    """
    if not settings.any_name:
        return None
    declared = set(settings.names)
    for found in _WORD.finditer(text):
        start = _letters_from(found[0], settings)
        word = found[0][start:]
        if len(word) >= SHORTEST and not set(word) <= declared:
            near = get_close_matches(word, _KNOWN, n=1, cutoff=0.7)
            details = {"name": word, "word": word, **({"meant": near[0]} if near else {})}
            return Complaint("unknown-function", found.start() + start, len(word), safe(word), details)
    return None


def _letters_from(word: str, settings: ReaderSettings) -> int:
    """Where the single letters at the end of a word begin; behind its last character where a function name ends it."""
    kind, pieces, *_ = lexicon_for(settings).cut(word)
    if kind != "m":
        return len(word)
    start = len(word)
    for piece_kind, _value, begin, end in reversed(pieces):
        if piece_kind not in "vc" or end - begin > 1:
            break
        start = begin
    return start
