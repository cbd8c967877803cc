"""Cutting a text into pieces that, joined, are the text again: numbers, runs of letters, operators, LaTeX commands."""

from __future__ import annotations

import re
from collections.abc import Callable

from gradekit.expression.characters import GREEK_WORDS, SUBSCRIPTS, SUPERSCRIPTS
from gradekit.expression.lexicon import Lexicon

_SUPER = "".join(map(re.escape, SUPERSCRIPTS))
_SUB = "".join(map(re.escape, SUBSCRIPTS))
_LOWERED = {plain: lowered for lowered, plain in SUBSCRIPTS.items()}
_USUAL = r"[-+/^()]|\*\*?"
_REST = rf"<=|>=|!=|\s+|[{_SUPER}]+|[{_SUB}]+|."
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"
_WHOLE = r"[0-9]+(?![0-9.,eE{])"
"""A number in figures alone: most are, and the pattern is quicker than the general ones."""
_POINT = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_COMMA = r"(?:[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)"
_TEX_COMMA = r"(?:[0-9]+(?:(?:[.,]|\{,\})[0-9]+)*|[.,][0-9]+)"
_TEX = (
    r"\\(?:left|right|[bB]igg?[lrm]?|mleft|mright|middle)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|.)?"
    r"|\\(?:operatorname\*?|mathrm|mathit|mathsf|mathbf|mathop|text|textrm|textit|textnormal|mbox|bm)\s*\{[^{}\\$%#]*\}"
    r"|\\(?:begin|end)\s*\{[a-z]+\}|\\placeholder\s*\{[^{}]+\}"
    r"|\\[A-Za-z]+\*?|\\.|\{\s*\}"
)

_SHARED: dict[tuple[bool, bool, bool], Callable[[str], list[str]]] = {}


def cutter_for(lexicon: Lexicon, tex: bool, exponents: bool) -> Callable[[str], list[str]]:
    """The cutter for these settings, remembered; declared names with digits or underscores are pieces of their own.

    A piece may begin with one space: most spaces then cost nothing.
    """
    find = lexicon.cutters.get((tex, exponents))
    if find is not None:
        return find
    comma = lexicon.settings.locale == "vi"
    find = None if lexicon.odd_names else _SHARED.get((comma, tex, exponents))
    if find is None:
        number = (_POINT if not comma else _TEX_COMMA if tex else _COMMA) + (_EXPONENT if exponents else "")
        names = _odd_names(lexicon, tex)
        letters = rf"{names}|(?:(?!{names})[A-Za-z])+" if names else "[A-Za-z]+"
        known = [names] * bool(names) + [_TEX] * tex + [_USUAL, letters, _WHOLE, number]
        find = re.compile(f" ?(?:{'|'.join(known)})|{_REST}", re.DOTALL).findall
        if not lexicon.odd_names:
            _SHARED[comma, tex, exponents] = find
    lexicon.cutters[tex, exponents] = find
    if exponents:
        lexicon.usual_cutters[tex] = find
    return find


def unspaced(piece: str) -> str:
    """A piece without the one space it may begin with; space alone stays as it is."""
    return piece[1:] if piece[0] == " " and not piece.isspace() else piece


def plain_pieces(text: str) -> list[str]:
    """The pieces of a superscript run written with plain characters."""
    return re.findall(r"[0-9]+|[A-Za-z]+|.", text)


def _odd_names(lexicon: Lexicon, tex: bool) -> str:
    """A pattern for the declared names that are not just letters: `x_1`, also written `x_{1}` and `x₁`, and `aXy1`."""
    alternatives = []
    for name in lexicon.odd_names:
        stem, mark, index = name.partition("_")
        end = r"(?![0-9_])" if name[-1] in "0123456789" else r"(?![0-9A-Za-z_])"
        stem = (r"\\" if tex and stem in GREEK_WORDS else "") + re.escape(stem)
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
