"""What LaTeX commands stand for: a fixed list, turned into the same tokens as plain notation.  No macro is expanded."""

from __future__ import annotations

import re

from gradekit.expression.characters import GREEK_WORDS
from gradekit.expression.cutting import cutter_for, declared_odd, unspaced
from gradekit.expression.functions import SPELLINGS
from gradekit.expression.lexicon import Entry, Lexicon, Note, Piece
from gradekit.expression.pieces import classify
from gradekit.expression.reading import Warning
from gradekit.expression.refusal import Refusal

_SPACE: Entry = (" ", None)
_SKIPPED = (
    "displaystyle textstyle scriptstyle limits nolimits quad qquad thinspace medspace thickspace enspace space "
    "negthinspace nobreakspace mathstrut strut relax mathinner"
)
_IF = frozenset({"if", "for", "when", "nếu", "khi", "với"})
_OTHERWISE = frozenset({"otherwise", "else", "trường hợp còn lại", "còn lại", "ngược lại"})
_DELIMITER = re.compile(r"\\(left|right|[bB]igg?[lrm]?|mleft|mright|middle)\s*(\\[A-Za-z]+|\\.|.)?", re.DOTALL)
_WORD = re.compile(r"\\[a-z]+\*?\s*\{(.*)\}", re.DOTALL)
_BARS = frozenset({"|", "\\|", "\\vert", "\\lvert", "\\rvert", "\\mid"})

COMMANDS: dict[str, Entry] = {
    **dict.fromkeys(_SKIPPED.split(), _SPACE),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), ("F", None)),
    **dict.fromkeys(("cdot", "times", "ast", "star", "bullet", "cdotp"), ("*", None)),
    "div": ("/", None),
    "slash": ("/", None),
    "sqrt": ("r", 2),
    "cbrt": ("r", 3),
    "pi": ("c", "pi"),
    "infty": ("c", "infinity"),
    "exponentialE": ("c", "e"),
    "lvert": ("<|", None),
    "rvert": ("|>", None),
    "vert": ("|", None),
    "mid": ("|", None),
    "lbrace": ("{", None),
    "rbrace": ("}", None),
    "lbrack": ("[", None),
    "rbrack": ("]", None),
    "lparen": ("(", None),
    "rparen": (")", None),
    "lfloor": ("\\", "floor"),
    "rfloor": ("\\|", "floor"),
    "lceil": ("\\", "ceil"),
    "rceil": ("\\|", "ceil"),
    "lt": ("<", None),
    "gt": (">", None),
    **dict.fromkeys(("le", "leq", "leqslant"), ("<=", None)),
    **dict.fromkeys(("ge", "geq", "geqslant"), (">=", None)),
    **dict.fromkeys(("ne", "neq"), ("!=", None)),
    "prime": ("'", None),
    **dict.fromkeys(("land", "wedge"), ("&", None)),
    "placeholder": ("box", None),
    "differentialD": ("?", "d"),
}
_ESCAPED: dict[str, Entry] = {
    **dict.fromkeys(" ,;:!>/\t\n", (" ", None)),
    "{": ("{", None),
    "}": ("}", None),
    "|": ("|", None),
    "_": ("_", None),
}


def command(piece: str, position: int, lexicon: Lexicon, warnings: list[Warning]) -> Entry:
    """What a piece stands for that begins with a backslash or a brace.  **Raises** `Refusal` for an unknown command."""
    if piece == "~":
        return _SPACE
    if piece == "&":
        return ("col", None)
    if piece[0] == "{":
        return lexicon.table.get(piece) or ("{}", None)
    if piece == "\\\\":
        return ("row", None)
    odd = declared_odd(piece, lexicon) if lexicon.odd_names else None
    if odd is not None:
        return ("v", odd)
    name = piece[1:].rstrip("*")
    known = COMMANDS.get(name) or _ESCAPED.get(name)
    if known is not None:
        return known
    if name in SPELLINGS or name == "lg":
        return ("f", name if name in ("log", "lg") else SPELLINGS[name])
    if name in GREEK_WORDS:
        return ("v" if lexicon.any_name or name in lexicon.declared else "?", name)
    if name.rstrip(" ") in ("begin{cases}", "end{cases}") or name.replace(" ", "") in ("begin{cases}", "end{cases}"):
        return ("begincases" if name[0] == "b" else "endcases", None)
    if name.startswith("placeholder"):
        return ("box", None)
    delimiter = _DELIMITER.fullmatch(piece)
    if delimiter:
        return _delimiter(delimiter[1], delimiter[2] or "", position, piece)
    word = _WORD.fullmatch(piece)
    if word and not name.startswith(("begin", "end")):
        return _word(word, position, lexicon, warnings)
    raise Refusal("unknown-command", position, position + len(piece), {"command": piece})


def _delimiter(size: str, bracket: str, position: int, piece: str) -> Entry:
    r"""`\left(`, `\right|`, `\big[`: the bracket; a bar knows its side."""
    left = size in ("left", "mleft") or size.endswith("l")
    right = size in ("right", "mright") or size.endswith("r")
    if not bracket or bracket.isspace():
        return _SPACE
    if bracket in _BARS:
        return ("<|" if left else "|>" if right else "|", None)
    if bracket in "()[]":
        return (bracket, None)
    known = _ESCAPED.get(bracket[1:]) or COMMANDS.get(bracket[1:]) if bracket[0] == "\\" else None
    if known is not None and known[0] in ("{", "}", "(", ")", "[", "]", "\\", "\\|"):
        return known
    code = "unclosed-bracket" if bracket == "." else "unknown-command"
    raise Refusal(code, position, position + len(piece), {"command": piece})


def _word(match: re.Match[str], position: int, lexicon: Lexicon, warnings: list[Warning]) -> Entry:
    r"""The upright text of `\operatorname{…}`, `\mathrm{…}`, `\text{…}`: read as if typed plainly."""
    said = match[1].strip(" .:,").lower()
    if said in _OTHERWISE:
        return ("else", None)
    if said in _IF and not all(c in lexicon.declared for c in said):
        return ("if", None)
    pieces: list[Piece] = []
    notes: list[Note] = []
    start = match.start(1)
    find = cutter_for(lexicon, False, True)
    for part in find(match[1]):
        end = start + len(part)
        bare = unspaced(part)
        start = end - len(bare)
        entry = lexicon.table.get(bare) or classify(bare, position + start, lexicon, warnings)
        if entry[0] == "m":
            pieces += [(kind, value, start + a, start + b) for kind, value, a, b in entry[1]]
            notes += [(code, start + a, start + b) for code, a, b in entry[2]]
        elif entry[0] != " ":
            pieces.append((entry[0], entry[1], start, end))
        start = end
    return ("m", tuple(pieces), tuple(notes))
