r"""Roots and fractions, and the one atom or digit that they and LaTeX commands take: `√x`, `\sqrt[3]{x}`, `\frac12`."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import cast

from gradekit.expression.branches import Branches
from gradekit.expression.kinds import BRACKETS, RUN
from gradekit.expression.lexicon import Token
from gradekit.expression.tree import Constant, Function, Node, Number, Quotient, Symbol

_LONGEST_BASE = 9
_AFTER_DIGIT = re.compile(r"(?:[.,]|\{,\})?[0-9]")


class Roots(Branches):
    """The part of the parser that reads roots, fractions and single atoms."""

    def root(self) -> Node:
        r"""`√x`, `∛x`, `\sqrt[n]{x}`."""
        token = self.tokens[self.at]
        self.at += 1
        if not self.tex:
            return self.bare_root(int(token[1]), token)
        index: Node = Number(Fraction(int(token[1])))
        degree = int(token[1])
        if self.tokens[self.at][0] == "[" and degree == 2:
            index = self.group()
            degree = 3 if is_bare_three(index) else 0
        self.enter(token)
        radicand = self.tex_argument(token)
        self.depth -= 1
        return self.root_of(degree, index, radicand, token)

    def indexed_root(self) -> Node:
        """`³√x`: a whole number from 2 on, raised before a root sign where an operand should begin, is its index."""
        mark, _, index, closing, sign = (*self.tokens[self.at : self.at + 5], *[self.tokens[-1]] * 5)[:5]
        if mark[1] != "run" or index[0] != "n" or closing[0] != "^>" or sign[0] != "r" or sign[1] != 2:
            raise self.refuse_operand(mark)
        degree = index[1].value
        if degree < 2:
            raise self.refuse_operand(mark)
        token: Token = ("r", int(degree), mark[2], sign[3], 1.0)
        self.at += 5
        self.weight *= 2 * (index[4] + 1)
        if not self.tex:
            return self.bare_root(int(degree), token)
        self.enter(token)
        radicand = self.tex_argument(token)
        self.depth -= 1
        return self.root_of(int(degree), index[1], radicand, token)

    def bare_root(self, degree: int, token: Token) -> Node:
        """A root sign or a bare `sqrt` with its one atom."""
        first = self.tokens[self.at]
        if first[0] not in "nvcfqr([{F|" and first[0] != "<|":
            self.refuse_argument(token, first)
        self.enter(first)
        one = first[0] in "nvcq"
        radicand = self.operand() if first[0] in "fr" else self.atom()
        after = self.tokens[self.at]
        if one and after[2] == self.tokens[self.at - 1][3] and (after[0] in RUN or after[0] in "(^"):
            if after[0] == "n":
                self.check_neighbours(after)
            self.note("root-one-atom", token[2], after[3])
            if "root-one-atom" in self.flips:
                if after[0] == "^":
                    radicand = self.power(radicand, first[2])
                else:
                    radicand = self.run(radicand, first[2], adjacent=True)
        self.depth -= 1
        return self.root_of(degree, Number(Fraction(degree)), radicand, token)

    def root_of(self, degree: int, index: Node, radicand: Node, token: Token) -> Node:
        """The node of a root: `sqrt`, `cbrt`, or `root` with its index."""
        span = (token[2], self.tokens[self.at - 1][3])
        if degree == 2:
            return Function("sqrt", (radicand,), span)
        if degree == 3:
            return Function("cbrt", (radicand,), span)
        return Function("root", (radicand, index), span)

    def fraction(self) -> Node:
        r"""`\frac` with its two arguments."""
        token = self.tokens[self.at]
        self.at += 1
        self.enter(token)
        top = self.tex_argument(token)
        bottom = self.tex_argument(token)
        self.depth -= 1
        return Quotient(top, bottom, (token[2], self.tokens[self.at - 1][3]))

    def tex_argument(self, token: Token) -> Node:
        """One argument of a LaTeX command: a group in braces, or one digit or letter."""
        first = self.tokens[self.at]
        if first[0] == "$":
            raise self.refusal("missing-operand", token)
        if first[0] == "f" or first[0] == "r" or first[0] == "F":
            return self.operand()
        if first[0] == "n":
            return self.tex_digit(first, ambiguous=False)
        return self.atom()

    def atom(self) -> Node:
        """One number, letter or bracket, with nothing behind it taken along."""
        token = self.tokens[self.at]
        kind = token[0]
        if kind == "n":
            if self.tex:
                return self.tex_digit(token)
            self.at += 1
            self.weight *= math.inf if token[3] - token[2] > _LONGEST_BASE else 2 * (token[4] + 1)
            return cast("Number", token[1])
        if kind in {"v", "c"}:
            self.at += 1
            return cast("Symbol | Constant", token[1])
        if kind in BRACKETS or kind == "<^":
            return self.group()
        return self.rare_operand(token)

    def tex_digit(self, token: Token, ambiguous: bool = True) -> Node:
        """The first digit of an unbraced number, which is all TeX takes; the rest stays as the next token."""
        whole: Number = token[1]
        start = token[2]
        text = self.text[start : token[3]]
        if len(text) == 1 or text[1:] == "." or (ambiguous and "tex-one-digit" in self.flips):
            self.at += 1
            return whole
        first = text[0]
        if first not in "0123456789":
            raise self.refuse_operand(token)
        if not _AFTER_DIGIT.match(text, 1):
            raise self.refusal("power-or-product", token)
        if ambiguous:
            self.note("tex-one-digit", start, token[3])
        self.tokens[self.at] = self.number_token(text[1:], start + 1)
        self.split_at = self.at
        return Number(Fraction(int(first)), span=(start, start + 1))


def is_bare_three(node: Node) -> bool:
    r"""Whether the index of a root is a plain 3: `root(x, 3)` is the cube root, as `\sqrt[3]{x}` is."""
    return isinstance(node, Number) and node.value == 3 and node.decimals is None
