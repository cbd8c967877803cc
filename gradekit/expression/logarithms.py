"""Logarithms and their bases: `log x`, `log_2 x`, `log10(x)`, `log(x, b)`, `lg x`."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from gradekit.expression.kinds import RUN
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.roots import Roots
from gradekit.expression.tree import Constant, Function, Node, Number, Symbol

TEN = Number(Fraction(10))
LOGARITHMS = frozenset({"log", "lg"})
_LONGEST_BASE = 9


class Logarithms(Roots):
    """The part of the parser that gives every logarithm its base."""

    def logarithm(self, name: str, arguments: list[Node], base: Node | None, span: tuple[int, int]) -> Node:
        """`log` with its base: stated, ten for `lg`, else by the settings, with the other one as second reading."""
        if len(arguments) == 2 and base is None:
            return Function("log", (arguments[0], arguments[1]), span)
        if len(arguments) != 1:
            self.refuse_count(name, 1, 2 if base is None else 1, len(arguments), span)
        if base is not None:
            return Function("log", (arguments[0], base), span)
        ten = name == "lg"
        if not ten:
            self.note("log-base", span[0], span[0] + 3)
            ten = (self.settings.log == "ten") != ("log-base" in self.flips)
        return Function("log", (arguments[0], TEN), span) if ten else Function("ln", tuple(arguments), span)

    def log_base(self, token: Token) -> Node | None:
        """The base after `_`, or the 10 or 2 of `log10(x)` and `log2(x)`; None where no base is written."""
        tokens = self.tokens
        mark = tokens[self.at]
        if mark[0] == "_":
            self.at += 1
            if mark[1] is not None:
                return self.subscript(mark)
            first = tokens[self.at]
            if first[0] == "n" and self.tex:
                return self.tex_digit(first)
            if first[0] not in "nvc([{":
                raise self.refuse_operand(first)
            return self.atom()
        if mark[0] != "n" or token[1] != "log" or mark[3] - mark[2] > 2 or mark[2] != token[3] or self.tex:
            return None
        if mark[1].decimals is not None or mark[1].value not in (2, 10):
            return None
        after = tokens[self.at + 1]
        if after[0] in "(^" or (after[0] in RUN and after[2] > mark[3]):
            self.at += 1
            return cast("Number", mark[1])
        raise Refusal("log-base-or-argument", token[2], mark[3])

    def subscript(self, mark: Token) -> Node:
        """The base in a run of subscript characters: a short whole number or one letter."""
        text: str = mark[1]
        span = (mark[2], mark[3])
        if all(c in "0123456789" for c in text) and len(text) <= _LONGEST_BASE:
            return Number(Fraction(int(text)), span=span)
        if text == "e":
            return Constant("e", span)
        if text in self.lexicon.declared:
            return Symbol(text, span)
        raise Refusal("unknown-name", *span, {"name": text})
