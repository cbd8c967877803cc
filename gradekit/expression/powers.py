"""Powers and factorials: `x^2`, `e^-x`, `2^3^2`, `n!`."""

from __future__ import annotations

import math
from fractions import Fraction

from gradekit.expression.application import Application
from gradekit.expression.budget import FEW_IN_EXPONENT, MAX_DEPTH
from gradekit.expression.kinds import BEHIND, SIGNS, STARTS
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import Constant, Function, Node, Number, Power, Quotient, Symbol


class Powers(Application):
    """The part of the parser that reads what stands raised or behind."""

    def factorial(self, node: Node, start: int) -> Node:
        """`node!`; a second `!` is refused."""
        self.at += 1
        self.weight = math.inf
        token = self.tokens[self.at]
        if token[0] == "!":
            raise Refusal("double-factorial", self.tokens[self.at - 1][2], token[3])
        return Function("factorial", (node,), (start, self.tokens[self.at - 1][3]))

    def power(self, base: Node, start: int) -> Node:
        """`base ^ exponent`, the exponent being one signed atom, bracket or function call."""
        tokens = self.tokens
        mark = self.at
        self.at += 1
        first = tokens[self.at]
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.too_deep(first)
        kind = first[0]
        if kind == "n" and not self.tex:
            self.at += 1
            exponent: Node = first[1]
            self.weight *= math.inf if self.raised and type(base) is not Symbol else first[4]
            kind = tokens[self.at][0]
            if kind == "!":
                exponent = self.factorial(exponent, first[2])
                kind = tokens[self.at][0]
            if kind == "^":
                self.weight = math.inf
                exponent = self.power(exponent, first[2])
        else:
            if self.raised and type(base) is not Symbol:
                self.weight = math.inf
            self.raised += 1
            if kind == "(":
                exponent = self.group()
                if tokens[self.at][0] in BEHIND:
                    exponent = self.behind(exponent, first[2])
            else:
                exponent = self.signed(self.exponent_atom) if kind in SIGNS else self.exponent_atom()
            self.raised -= 1
            if self.at - mark > FEW_IN_EXPONENT:
                self.weight = math.inf
            kind = tokens[self.at][0]
            if kind == "^" and (tokens[mark][1] == "run" or tokens[self.at][1] == "run"):
                raise self.refusal("two-exponents", tokens[self.at])
        self.depth -= 1
        if kind in STARTS or kind == "/":
            exponent = self.other_exponent(base, exponent, first, tokens[self.at])
        return Power(base, exponent, (start, tokens[self.at - 1][3]))

    def exponent_atom(self) -> Node:
        """One atom; in LaTeX an unbraced number gives its first digit only, as TeX prints it."""
        token = self.tokens[self.at]
        kind = token[0]
        if kind == "n" and self.tex:
            node = self.tex_digit(token)
            if self.tokens[self.at][0] == "^":
                return self.power(node, token[2])
            return node
        return self.group() if kind == "<^" else self.operand()

    def other_exponent(self, base: Node, exponent: Node, first: Token, after: Token) -> Node:
        """Note `e^2x` and `x^1/2`; under the other convention the exponent goes on: `e^(2x)`, `x^(1/2)`."""
        tokens = self.tokens
        last = tokens[self.at - 1]
        bare = first is last or (first[0] in "+-" and tokens[self.at - 2] is first)
        if not bare:
            return exponent
        kind = after[0]
        if kind == "/":
            below = tokens[self.at + 1]
            if last[0] != "n":
                return exponent
            if below[0] == "n":
                likely = _is_likely_fraction(last[1].value, below[1].value)
                likely = likely and tokens[self.at + 2][0] not in {"!", "^"}
            else:
                likely = last[1].value == 1 and below[0] in "vc(" and (first is last or isinstance(base, Constant))
            if not likely:
                return exponent
            self.note("power-then-divide", last[2], below[3])
            if "power-then-divide" in self.flips:
                self.at += 1
                self.enter(below)
                right = self.operand()
                self.depth -= 1
                return Quotient(exponent, right, (first[2], tokens[self.at - 1][3]))
            return exponent
        constant = isinstance(base, (Number, Constant))
        adjacent = last[3] == after[2]
        follows = kind in "vcf(" if last[0] == "n" else kind == "v"
        if constant and adjacent and follows and last[0] in "nv":
            self.note("power-then-multiply", last[2], after[3])
            if "power-then-multiply" in self.flips:
                return self.run(exponent, first[2], adjacent=True)
        return exponent


def _is_likely_fraction(top: Fraction, bottom: Fraction) -> bool:
    """Whether p/q could be meant as a fractional exponent: whole numbers in lowest terms, q > 1."""
    if top.denominator != 1 or bottom.denominator != 1:
        return False
    return bottom > 1 and math.gcd(top.numerator, bottom.numerator) == 1
