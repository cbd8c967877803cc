"""A text as LaTeX → the same tokens as plain notation.  A fixed list of commands; macros are never expanded."""

from __future__ import annotations

import re

from gradekit.expression.characters import FOLD, GREEK_WORDS
from gradekit.expression.functions import SPELLINGS
from gradekit.expression.lexicon import Lexicon, Token
from gradekit.expression.reading import Warning
from gradekit.expression.tokens import _REST, Refusal, classify, declared_odd, odd_names, place_pieces

_SKIPPED = frozenset(
    [
        "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "quad", "qquad", "thinspace", "medspace",
        "thickspace", "enspace", "space", "negthinspace", "nobreakspace", "hspace", "mathstrut", "strut", "relax",
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl",
        "Biggr", "bigm", "mleft", "mright", "middle", "mathinner",
    ]
)  # fmt: skip
_DELIMITED = frozenset(
    [
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl",
        "Biggr", "bigm", "mleft", "mright", "middle",
    ]
)  # fmt: skip
_OPENERS = frozenset(["left", "bigl", "Bigl", "biggl", "Biggl", "mleft"])
_SHUTTERS = frozenset(["right", "bigr", "Bigr", "biggr", "Biggr", "mright"])
_WORDS = frozenset(
    [
        "operatorname", "mathrm", "text", "mathit", "textrm", "mathop", "textit", "mathsf", "textnormal", "mbox",
        "mathbf", "bm",
    ]
)  # fmt: skip

COMMANDS: dict[str, tuple[str, object]] = {
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
}
_ESCAPED: dict[str, tuple[str, object]] = {
    **dict.fromkeys(" ,;:!>/\t\n", (" ", None)),
    "{": ("{", None),
    "}": ("}", None),
    "|": ("|", None),
    "_": ("_", None),
}
_NUMBERS = {
    False: r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    True: r"(?:[0-9]+(?:(?:[.,]|\{,\})[0-9]+)*|[.,][0-9]+)",
}


def _pattern(comma: bool, exponent: bool, names: str = "") -> re.Pattern[str]:
    number = _NUMBERS[comma] + (r"(?:[eE][+-]?[0-9]+)?" if exponent else "")
    letters = rf"(?:(?!{names})[A-Za-z])+" if names else "[A-Za-z]+"
    return re.compile(rf"{names}|" * bool(names) + rf"\\[A-Za-z]+\*?|\\.|{number}|{letters}{_REST}", re.DOTALL)


_PATTERNS = {(comma, exponent): _pattern(comma, exponent) for comma in (False, True) for exponent in (False, True)}
_IF = frozenset({"if", "for", "when", "nếu", "khi", "với"})
_OTHERWISE = frozenset({"otherwise", "else", "trường hợp còn lại", "còn lại", "ngược lại"})
_NAME = re.compile(r"\s*\{([^{}\\$%#]*)\}")
_ARGUMENT_AHEAD = frozenset({"F", "r", "^", "_", "}", "]", "f", "<|"})


def tokenize_latex(text: str, start: int, lexicon: Lexicon, exponents: bool, warnings: list[Warning]) -> list[Token]:
    """The tokens of `text` from offset `start` on, closed by an end token.

    **Raises** `Refusal` at a command, character or number that cannot be read.
    """
    text = text.translate(FOLD)
    return _LatexTokenizer(text, lexicon, exponents, warnings).run(start)


class _LatexTokenizer:
    def __init__(self, text: str, lexicon: Lexicon, exponents: bool, warnings: list[Warning]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.comma = lexicon.settings.locale == "vi"
        if lexicon.odd_names:
            self.match = _pattern(self.comma, exponents, odd_names(lexicon, tex=True)).match
        else:
            self.match = _PATTERNS[self.comma, exponents].match
        self.warnings = warnings
        self.tokens: list[Token] = []
        self.side = ""
        self.in_cases = 0

    def run(self, start: int) -> list[Token]:
        position = start
        while position < len(self.text):
            position = self.step(position)
        self.tokens.append(("$", None, position, position))
        return self.tokens

    def step(self, position: int) -> int:
        """Tokens of the piece at `position`; returns where the next piece begins."""
        matched = self.match(self.text, position)
        piece = matched.group() if matched else self.text[position]
        end = position + len(piece)
        if piece[0] == "\\":
            if "_" in piece and len(piece) > 2:
                return self.plain(piece, position, end)
            return self.command(piece, position, end)
        if piece == "~":
            return end
        if piece == "&" and self.in_cases > 0:
            self.tokens.append(("col", None, position, end))
            return end
        if piece == "{" and self.text[end : end + 1] == "}" and not self.argument_ahead():
            return end + 1
        if piece == "|" and self.side:
            self.tokens.append(("<|" if self.side == "left" else "|>", None, position, end))
            self.side = ""
            return end
        if piece == "." and self.side:
            raise Refusal("unclosed-bracket", position, end)
        if not piece.isspace():
            self.side = ""
        return self.plain(piece, position, end)

    def argument_ahead(self) -> bool:
        """Whether an empty pair of braces here would be the missing argument of a command."""
        return bool(self.tokens) and self.tokens[-1][0] in _ARGUMENT_AHEAD

    def plain(self, piece: str, position: int, end: int) -> int:
        if "{,}" in piece:
            return self.number_with_braces(piece, position, end)
        table = self.lexicon.table
        entry = table.get(piece)
        if entry is None:
            name = declared_odd(piece, self.lexicon) if piece[0] == "\\" else None
            entry = ("v", name) if name else classify(piece, position, self.lexicon, self.comma, self.warnings)
        if entry[0] == "m":
            place_pieces(entry, position, self.text, self.tokens, self.warnings)
        elif entry[0] != " ":
            self.tokens.append((entry[0], entry[1], position, end))
        return end

    def number_with_braces(self, piece: str, position: int, end: int) -> int:
        entry = classify(piece.replace("{,}", ","), position, self.lexicon, self.comma, self.warnings)
        self.tokens.append((entry[0], entry[1], position, end))
        return end

    def command(self, piece: str, position: int, end: int) -> int:
        name = piece[1:].rstrip("*")
        known = COMMANDS.get(name)
        if known is None and not name[:1].isalpha():
            known = _ESCAPED.get(name)
        if known is not None:
            self.bar_or(known, position, end)
            return end
        if name in _SKIPPED:
            if name in _DELIMITED:
                self.side = "left" if name in _OPENERS else "right" if name in _SHUTTERS else ""
            return end
        if name in {"begin", "end", "\\"}:
            return self.cases(name, position, end)
        if name in _WORDS:
            return self.word(position, end)
        if name in SPELLINGS or name == "lg":
            return self.named(name, position, end)
        if name in GREEK_WORDS:
            kind = "v" if self.lexicon.any_name or name in self.lexicon.declared else "?"
            self.tokens.append((kind, name, position, end))
            return end
        raise Refusal("unknown-command", position, end, {"command": piece})

    def cases(self, name: str, position: int, end: int) -> int:
        r"""`\\begin{cases}`, `\\end{cases}` and the line breaks between; no other environment is read."""
        if name == "\\" and self.in_cases > 0:
            self.tokens.append(("row", None, position, end))
            return end
        if name != "\\" and self.text.startswith("{cases}", end):
            end += len("{cases}")
            self.in_cases += 1 if name == "begin" else -1
            self.tokens.append((f"{name}cases", None, position, end))
            return end
        raise Refusal("unknown-command", position, end, {"command": self.text[position:end]})

    def bar_or(self, known: tuple[str, object], position: int, end: int) -> None:
        kind, value = known
        if kind == "|" and self.side:
            kind = "<|" if self.side == "left" else "|>"
        if kind != " ":
            self.side = ""
            self.tokens.append((kind, value, position, end))

    def named(self, name: str, position: int, end: int) -> int:
        r"""A function command such as `\\arctan`."""
        value = name if name in ("log", "lg") else SPELLINGS[name]
        self.tokens.append(("f", value, position, end))
        return end

    def word(self, position: int, end: int) -> int:
        r"""The upright text of `\\operatorname{…}`, `\\mathrm{…}`, `\\text{…}`: read as if typed plainly."""
        matched = _NAME.match(self.text, end)
        if not matched:
            raise Refusal("unknown-command", position, end, {"command": self.text[position:end]})
        if self.in_cases > 0 and (said := matched[1].strip(" .:,").lower()) in _IF | _OTHERWISE:
            if said in _OTHERWISE:
                self.tokens.append(("else", None, position, matched.end()))
            return matched.end()
        inner, stop = matched.start(1), matched.end(1)
        while inner < stop:
            piece = self.match(self.text, inner, stop)
            if piece is None:
                raise Refusal("unknown-command", position, end, {"command": self.text[position:end]})
            inner = self.plain(piece.group(), inner, piece.end())
        return matched.end()
