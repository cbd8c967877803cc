"""What the parser holds, and the complaints it makes: every place where reading stops has a code and a span."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from gradekit.expression import budget
from gradekit.expression.characters import safe
from gradekit.expression.kinds import RELATIONS
from gradekit.expression.leibniz import derivative_around
from gradekit.expression.lexicon import Lexicon, Token
from gradekit.expression.pieces import numeral
from gradekit.expression.reading import Warning
from gradekit.expression.refusal import Refusal
from gradekit.expression.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gradekit.expression.tree import Node


class Refusals:
    """State of one run of the parser, and its complaints.

    `flips`: conventions read the other way round.  `at`: the token at hand; it only grows, so it also counts the work.
    `bars`, `bars_seen`: bars open, and bars seen, in the bracket at hand.  `raised`: how many exponents we are in.
    `weight`: product of the numbers in exponents, infinite where one exponent holds another; where it is large,
    `budget.too_large` has to look.
    """

    noted: frozenset[str] = frozenset()
    split_at = -1

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        lexicon: Lexicon,
        tex: bool,
        warnings: list[Warning],
        flips: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.settings = lexicon.settings
        self.tex = tex
        self.warnings = warnings
        self.flips = flips
        self.at = self.depth = self.bars = self.bars_seen = self.raised = 0
        self.weight = 1.0

    if TYPE_CHECKING:  # what the classes above this one add

        def operand(self) -> Node: ...  # noqa: D102
        def rare_operand(self, token: Token) -> Node: ...  # noqa: D102
        def factor(self) -> Node: ...  # noqa: D102
        def sum(self) -> Node: ...  # noqa: D102
        def relation(self) -> Node: ...  # noqa: D102
        def signed(self, operand: Callable[[], Node]) -> Node: ...  # noqa: D102
        def power(self, base: Node, start: int) -> Node: ...  # noqa: D102
        def behind(self, node: Node, start: int) -> Node: ...  # noqa: D102
        def run(self, first: Node, start: int, adjacent: bool = False) -> Node: ...  # noqa: D102

    def note(self, code: str, start: int, end: int) -> None:
        """Remember something taken for granted; once for each code."""
        if code in self.noted:
            return
        self.noted |= {code}
        self.warnings.append(Warning(code, start, end - start, safe(self.text[start:end])))

    def enter(self, token: Token) -> None:
        """One level deeper.  **Raises** `Refusal` beyond the limit."""
        self.depth += 1
        if self.depth > budget.MAX_DEPTH:
            raise self.too_deep(token)

    def too_deep(self, token: Token) -> Refusal:
        """The complaint about too many nested brackets, exponents or signs."""
        return self.refusal("too-large", token, {"what": "depth", "limit": str(budget.MAX_DEPTH)})

    def refusal(self, code: str, token: Token, details: dict[str, str] | None = None) -> Refusal:
        """The complaint `code` about one token."""
        return Refusal(code, token[2], token[3], details)

    def spelt(self, token: Token) -> str:
        """The token as typed."""
        return self.text[token[2] : token[3]]

    def number_token(self, piece: str, start: int) -> Token:
        """The token of a piece of a number."""
        return token_of("n", numeral(piece, start, self.settings.locale == "vi", []), start, start + len(piece))

    def refuse_operand(self, token: Token) -> Refusal:
        """The complaint about a token that stands where an operand should begin."""
        kind = token[0]
        before = self.tokens[self.at - 1] if self.at else None
        if kind == "?":
            return self.refuse_name(token)
        if kind == "a":
            return self.refusal("author-function", token, {"function": self.spelt(token)})
        if kind == "$":
            if before is not None and before[0] in ("(", "[", "{", "|", "<|", "<^"):
                return self.refusal("unclosed-bar" if before[0] in "|<|" else "unclosed-bracket", before)
            return self.refusal("missing-operand", before or token)
        if kind in (")", "]", "}", "|>"):
            if before is None or not self.depth:
                return self.refusal("unopened-bracket", token)
            return self.refusal("missing-operand", before)
        if kind in RELATIONS:
            return self.refuse_relation(token)
        if kind in (",", ";", "&"):
            return self.refuse_separator(token)
        if kind in ("col", "row", "else", "if", "endcases"):
            return self.refusal("unknown-command", token, {"command": self.spelt(token)})
        if kind == "box":
            return self.refusal("empty-box", token)
        if kind in ("'", "_"):
            return self.refuse_mark(token)
        return self.refusal("missing-operand", token)

    def refuse_name(self, token: Token) -> Refusal:
        """The complaint about a name nobody declared.

        A derivative left to take, `or` between two answers, another case, a function not known, or just unknown.
        """
        name = self.spelt(token)
        derivative = derivative_around(self.text, token[2])
        if derivative:
            return Refusal("author-function", *derivative, {"function": self.text[slice(*derivative)]})
        if name in ("or", "Or", "OR"):
            return self.refuse_separator(token)
        swapped = name.swapcase()
        if len(name) == 1 and (swapped in self.lexicon.declared or swapped == "e"):
            return self.refusal("wrong-case", token, {"name": name, "meant": swapped})
        start, end = self.letters_around(token)
        code = "unknown-function" if end - start > 1 and self.text[end : end + 1] == "(" else "unknown-name"
        return Refusal(code, start, end, {"name": self.text[start:end]})

    def letters_around(self, token: Token) -> tuple[int, int]:
        """The whole run of letters around an undeclared name where most of it is undeclared, else the name alone."""
        start, end = token[2], token[3]
        if not self.text[start].isascii():
            return start, end
        left, right = start, end
        while left > 0 and self.text[left - 1].isascii() and self.text[left - 1].isalpha():
            left -= 1
        while right < len(self.text) and self.text[right].isascii() and self.text[right].isalpha():
            right += 1
        unknown = sum(t[3] - t[2] for t in self.tokens if t[0] == "?" and left <= t[2] and t[3] <= right)
        known_word = any(left <= t[2] and t[3] <= right and t[0] in "vcf" and t[3] - t[2] > 1 for t in self.tokens)
        call = self.text[right : right + 1] == "(" and right - left > 2
        if known_word or not (call or 2 * unknown >= right - left):
            return start, end
        return left, right

    def leftover(self, token: Token) -> Refusal:
        """The complaint about a token at which a complete expression should have ended or gone on."""
        kind = token[0]
        if kind in (")", "]", "}", "|>", "^>", "\\|"):
            return self.refusal("unopened-bracket", token)
        if kind in RELATIONS:
            return self.refuse_relation(token)
        if kind in (",", ";", "&"):
            return self.refuse_separator(token)
        return self.refuse_operand(token)

    def refuse_relation(self, token: Token) -> Refusal:
        """`one-equals` for a leading `=` or a chain of them, otherwise `relation-not-asked`."""
        chained = "=" in self.text[: token[2]] or any(t[0] == "=" for t in self.tokens[self.at + 1 :])
        if token[0] == "=" and (chained or self.at == 0):
            return self.refusal("one-equals", token)
        return self.refusal("relation-not-asked", token)

    def refuse_separator(self, token: Token) -> Refusal:
        """A comma between digits is asked about as a decimal comma; any other separator has nothing to separate."""
        before, after = self.tokens[self.at - 1] if self.at else token, self.tokens[self.at + 1 : self.at + 2]
        digits = before[0] == "n" and bool(after) and after[0][0] == "n"
        if token[0] == "," and digits and before[3] == token[2] and after[0][2] == token[3]:
            return Refusal("decimal-comma", before[2], after[0][3])
        return self.refusal("separator", token)

    def refuse_mark(self, token: Token) -> Refusal:
        """A prime or an underscore that nothing gives a meaning."""
        if token[0] == "'":
            return self.refusal("prime", token)
        before = self.tokens[self.at - 1] if self.at else token
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else token
        if before[0] in "vc?" and before is not token:
            end = after[3] if after[0] in "nvc?" else token[3]
            if after[0] == "{":
                end = next((t[3] for t in self.tokens[self.at :] if t[0] == "}"), end)
            return Refusal("unknown-name", before[2], end, {"name": self.text[before[2] : end]})
        return self.refusal("unexpected-character", token, {"character": self.text[token[2] : token[3]]})

    def refuse_argument(self, token: Token, first: Token) -> NoReturn:
        """Raise the complaint about a function name with nothing behind it that could be its argument."""
        if first[0] in "?a":
            raise self.refuse_operand(first)
        raise self.refusal("function-needs-argument", token, {"function": self.spelt(token)})

    def check_neighbours(self, token: Token) -> None:
        """Refuse a number right after a number, or right after a letter."""
        before = self.tokens[self.at - 1]
        if before[0] in "nq":
            raise Refusal("two-numbers", before[2], token[3])
        if token[0] == "n" and before[0] in "vc" and before[3] == token[2]:
            raise Refusal("power-or-product", before[2], token[3])
