"""Operands with the signs before them and what stands behind them, and what may stand right after one another."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from gradekit.expression.budget import MAX_DEPTH
from gradekit.expression.kinds import BEHIND, CLOSING, LEAVES, SIGNS, STARTS
from gradekit.expression.lexicon import Token
from gradekit.expression.powers import Powers
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import Negative, Node, Number, Product, Quotient

_NUMERIC = frozenset("nq")
_MARKS = frozenset("_'")


class Operands(Powers):
    """The part of the parser that reads one operand."""

    def operand(self) -> Node:
        """An atom with `!` and `^` behind it."""
        tokens = self.tokens
        token = tokens[self.at]
        kind = token[0]
        node: Node
        if kind == "(":
            node = self.group()
        elif kind == "f":
            node = self.application()
        elif kind in LEAVES:
            self.at += 1
            node = token[1]
            if kind == "n" and self.raised:
                self.weight *= 2 * (token[4] + 1)
        else:
            node = self.rare_operand(token)
        return node if tokens[self.at][0] not in BEHIND else self.behind(node, token[2])

    def behind(self, node: Node, start: int) -> Node:
        """The operand with the `!` and `^` that stand behind it."""
        kind = self.tokens[self.at][0]
        if kind == "!":
            node = self.factorial(node, start)
            kind = self.tokens[self.at][0]
        if kind == "^":
            return self.power(node, start)
        if kind in _MARKS:
            raise self.refuse_mark(self.tokens[self.at])
        return node

    def rare_operand(self, token: Token) -> Node:
        """Bars, other brackets, roots, fraction commands; anything else is not the beginning of an operand."""
        kind, value, start, end, _ = token
        if kind == "begincases":
            return self.cases()
        if kind in CLOSING:
            return self.bar_group() if kind == "<|" else self.group()
        if kind == "|":
            return self.bar_group()
        if kind == "r":
            return self.root()
        if kind == "^":
            return self.indexed_root()
        if kind == "F":
            return self.fraction()
        if kind == "q":
            self.at += 1
            top, bottom = value
            span = (start, end)
            return Quotient(Number(Fraction(top), span=span), Number(Fraction(bottom), span=span), span)
        if kind == "\\":
            return self.floor_or_ceil(str(value))
        raise self.refuse_operand(token)

    def signs(self, most: int) -> list[int]:
        """The places of the minus signs among the signs at hand, at most so many."""
        tokens = self.tokens
        minuses: list[int] = []
        while (kind := tokens[self.at][0]) == "-" or kind == "+":
            if kind == "-":
                minuses.append(tokens[self.at][2])
            self.at += 1
        if len(minuses) > most:
            raise self.too_deep(tokens[self.at])
        return minuses

    def signed(self, operand: Callable[[], Node]) -> Node:
        """Any number of signs in front of what `operand` reads."""
        minuses = self.signs(MAX_DEPTH)
        node = operand()
        for start in reversed(minuses):
            node = Negative(node, (start, self.tokens[self.at - 1][3]))
        return node

    def factor(self) -> Node:
        """What follows `/`: an operand with signs in front."""
        return self.signed(self.operand) if self.tokens[self.at][0] in SIGNS else self.operand()

    def run(self, first: Node, start: int, adjacent: bool = False) -> Node:
        """The product of `first` and everything juxtaposed to it.

        `adjacent`: one operand and the letters that follow, with no space between, as in the exponent of `e^2x`.
        """
        tokens = self.tokens
        self.enter(tokens[self.at])
        factors = [first]
        while (token := tokens[self.at])[0] in STARTS or (token[0] == "|" and not self.bars):
            if adjacent and (token[2] != tokens[self.at - 1][3] or (len(factors) > 1 and token[0] not in "vc")):
                break
            self.check_juxtaposed(token)
            factors.append(self.operand())
        self.depth -= 1
        return first if len(factors) == 1 else Product(tuple(factors), (start, tokens[self.at - 1][3]))

    def check_juxtaposed(self, token: Token) -> None:
        """Refuse the operand that begins at `token` if it cannot stand right after another operand."""
        before = self.tokens[self.at - 1]
        kind = token[0]
        if kind in _NUMERIC or kind == "F":
            if before[0] in _NUMERIC and (kind != "F" or self.is_numeral_fraction()) and not self.in_tex_power(kind):
                raise Refusal("two-numbers", before[2], token[3])
            if kind == "n" and before[0] in "vc" and before[3] == token[2] and "decimal-exponent" not in self.flips:
                raise Refusal("power-or-product", before[2], token[3])
        elif kind == "[" and before[0] in "vc?f" and before[3] == token[2] and not self.tex:
            raise self.refusal("square-brackets", token)

    def in_tex_power(self, kind: str) -> bool:
        """Whether the number before is an exponent in LaTeX, which prints raised: `t^6 6^t`."""
        at = self.at - 2
        if self.tex and at >= 0 and self.tokens[at][0] == "^":
            return True
        return bool(self.tex and kind == "n" and self.split_at == self.at)

    def is_numeral_fraction(self) -> bool:
        r"""Whether the fraction command at hand is made of two numbers, as in the mixed number `2\frac12`."""
        kinds = [t[0] for t in self.tokens[self.at + 1 : self.at + 7]]
        return "".join(kinds[:6]) == "{n}{n}" or kinds[0] == "n"
