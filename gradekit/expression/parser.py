"""Tokens → tree by precedence, each token looked at once: relations, sums, products, operands.

Weakest first: `+ -`, then `* /` and juxtaposition (left to right), then a sign, then `^` (right to left), then `!`.
`flips` names the conventions that are read the other way round, for the other reading.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from gradekit.expression import budget
from gradekit.expression.kinds import CLOSING, RELATIONS, SIGNS, STARTS
from gradekit.expression.lexicon import Token
from gradekit.expression.powers import Powers
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import (
    Negative,
    Node,
    Number,
    Product,
    Quotient,
    Relation,
    Sum,
)

_NUMERIC = frozenset("nq")
_ENDS = frozenset({"+", "-", ")", "$", ",", ";", "}"})
"""The usual tokens after a product."""
_MARKS = frozenset("_'")
_BEHIND = frozenset("!^") | _MARKS
_SHORT_NUMBER = 12
_FEW_TOKENS = 90


class Parser(Powers):
    """One run over one list of tokens.  `parse` gives the tree or raises `Refusal`."""

    def parse(self) -> Node:
        """The tree of all the tokens, which may be a relation where the settings ask for one."""
        if self.tokens[0][0] == "$":
            raise Refusal("blank", 0, self.tokens[0][3])
        node = self.relation() if self.settings.relation or self.settings.author else self.sum()
        token = self.tokens[self.at]
        if token[0] != "$":
            raise self.leftover(token)
        return node

    def may_be_large(self) -> bool:
        """Whether the tree could be over a limit of `budget`; False for most short texts, without looking at it."""
        return len(self.tokens) > _FEW_TOKENS or self.weight * 4 * len(self.text) > budget.MAX_BITS

    def relation(self) -> Node:
        """A sum, or sums with relation signs between; a chain `a < b < c` is the relation `(a < b) < c`."""
        start = self.tokens[self.at][2]
        node = self.sum()
        links = 0
        while (kind := self.tokens[self.at][0]) in RELATIONS:
            links += 1
            if links > 2:
                raise self.refusal("one-relation", self.tokens[self.at])
            self.at += 1
            right = self.sum()
            node = Relation(kind, node, right, (start, self.tokens[self.at - 1][3]))
        return node

    def sum(self) -> Node:
        """Terms with `+` and `-` between; a sign covers the whole product: `-a*b` is the negative of a product."""
        tokens = self.tokens
        kind, _, start, _ = tokens[self.at]
        node = self.signed(self.product) if kind in SIGNS else self.product()
        kind = tokens[self.at][0]
        if kind not in SIGNS:
            return node
        terms = [node]
        while kind in SIGNS:
            here = tokens[self.at][2]
            self.at += 1
            node = self.signed(self.product) if tokens[self.at][0] in SIGNS else self.product()
            if kind == "-":
                node = Negative(node, (here, tokens[self.at - 1][3]))
            terms.append(node)
            kind = tokens[self.at][0]
        return Sum(tuple(terms), (start, tokens[self.at - 1][3]))

    def signed(self, operand: Callable[[], Node]) -> Node:
        """Any number of signs in front of what `operand` reads."""
        tokens = self.tokens
        minuses: list[int] = []
        while (kind := tokens[self.at][0]) == "-" or kind == "+":
            if kind == "-":
                minuses.append(tokens[self.at][2])
            self.at += 1
        if len(minuses) > budget.MAX_DEPTH:
            raise self.too_deep(tokens[self.at])
        node: Node = operand()
        for start in reversed(minuses):
            node = Negative(node, (start, tokens[self.at - 1][3]))
        return node

    def product(self) -> Node:
        """Operands with `*`, `/` or nothing between, from left to right."""
        tokens = self.tokens
        start = tokens[self.at][2]
        node = self.operand()
        factors: list[Node] | None = None
        divided = False
        while True:
            token = tokens[self.at]
            kind = token[0]
            if kind in _ENDS:
                break
            if kind == "*":
                self.at += 1
                right = self.signed(self.operand) if tokens[self.at][0] in SIGNS else self.operand()
                divided = False
            elif kind == "/":
                self.at += 1
                if factors:
                    node = Product(tuple(factors), (start, tokens[self.at - 2][3]))
                    factors = None
                right = self.denominator()
                node = Quotient(node, right, (start, tokens[self.at - 1][3]))
                divided = True
                continue
            elif kind in STARTS or (kind == "|" and not self.bars):
                if divided:
                    self.note("divide-then-multiply", start, token[3])
                    divided = False
                right = self.juxtaposed(token)
            else:
                break
            if factors is None:
                factors = [node, right]
            else:
                factors.append(right)
        if factors is None:
            return node
        return Product(tuple(factors), (start, tokens[self.at - 1][3]))

    def factor(self) -> Node:
        """What follows `/`: an operand with signs in front."""
        return self.signed(self.operand) if self.tokens[self.at][0] in SIGNS else self.operand()

    def denominator(self) -> Node:
        """What follows `/`: an operand; under the other convention the whole run juxtaposed to it."""
        start = self.tokens[self.at][2]
        node = self.factor()
        if "divide-then-multiply" not in self.flips:
            return node
        return self.run(node, start)

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
            factors.append(self.juxtaposed(token))
        self.depth -= 1
        return first if len(factors) == 1 else Product(tuple(factors), (start, tokens[self.at - 1][3]))

    def juxtaposed(self, token: Token) -> Node:
        """The operand that begins at `token`, right after another operand."""
        before = self.tokens[self.at - 1]
        kind = token[0]
        if kind in _NUMERIC or kind == "F":
            if before[0] in _NUMERIC and (kind != "F" or self.is_numeral_fraction()) and not self.in_tex_power(kind):
                raise Refusal("two-numbers", before[2], token[3])
            if kind == "n" and before[0] in "vc" and before[3] == token[2] and "decimal-exponent" not in self.flips:
                raise Refusal("power-or-product", before[2], token[3])
        elif kind == "[" and before[0] in "vc?f" and before[3] == token[2] and not self.tex:
            raise self.refusal("square-brackets", token)
        return self.operand()

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

    def operand(self) -> Node:
        """An atom with `!` and `^` behind it."""
        tokens = self.tokens
        token = tokens[self.at]
        kind, value, start, end = token
        node: Node
        if kind == "v":
            self.at += 1
            node = value
        elif kind == "n":
            self.at += 1
            node, height = value
            if end - start > _SHORT_NUMBER:
                self.weight = math.inf
            elif self.raised:
                self.weight *= 2 * (height + 1)
        elif kind == "(":
            node = self.group()
        elif kind == "f":
            node = self.application()
        elif kind == "c":
            self.at += 1
            node = value
        else:
            node = self.rare_operand(token)
        kind = tokens[self.at][0]
        if kind not in _BEHIND:
            return node
        if kind == "!":
            node = self.factorial(node, start)
            kind = tokens[self.at][0]
        if kind == "^":
            return self.power(node, start)
        if kind in _MARKS:
            raise self.refuse_mark(tokens[self.at])
        return node

    def rare_operand(self, token: Token) -> Node:
        """Bars, other brackets, roots, fraction commands; anything else is not the beginning of an operand."""
        kind, value, start, end = token
        if kind == "begincases":
            return self.cases()
        if kind in CLOSING:
            return self.bar_group() if kind == "<|" else self.group()
        if kind == "|":
            return self.bar_group()
        if kind == "r":
            return self.root()
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
