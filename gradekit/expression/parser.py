"""Tokens → tree by precedence, each token looked at once: relations, sums, products.

Weakest first: `+ -`, then `* /` and juxtaposition (left to right), then a sign, then `^` (right to left), then `!`.
`flips` names the conventions that are read the other way round, for the other reading.
"""

from __future__ import annotations

import math

from gradekit.expression import budget
from gradekit.expression.budget import MAX_DEPTH
from gradekit.expression.kinds import BEHIND, LEAVES, RELATIONS, SIGNS, STARTS
from gradekit.expression.operands import Operands
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import Negative, Node, Power, Product, Quotient, Relation, Sum, Symbol

_ENDS = frozenset({"+", "-", ")", "$", ",", ";", "}"})
"""The usual tokens after a product."""
_AFTER_POWER = _ENDS | {"*"}
"""The usual tokens after a power that give it no other reading."""
_BARE = frozenset("nvc(f")
"""What is read here without what stands behind it."""
_SHORT = frozenset("nv")
"""The usual exponents, but for brackets."""
_CHECKED = frozenset("nqF[")
"""What may not stand right after every operand."""
_FEW_TOKENS = 90


class Parser(Operands):
    """One run over one list of tokens.  `parse` gives the tree or raises `Refusal`."""

    def parse(self) -> Node:
        """The tree of all the tokens, which may be a relation where the settings ask for one."""
        tokens = self.tokens
        if tokens[0][0] == "$":
            raise Refusal("blank", 0, tokens[0][3])
        if len(tokens) > budget.MAX_TOKENS:
            raise Refusal("too-large", 0, len(self.text), {"what": "tokens", "limit": str(budget.MAX_TOKENS)})
        node = self.relation() if self.settings.relation or self.settings.author else self.sum()
        token = tokens[self.at]
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
        """Terms with `+` and `-` between; a term is operands with `*`, `/` or nothing between, from left to right.

        A sign covers the whole term: `-a*b` is the negative of a product.  This is the inner loop of reading, one loop
        over the terms around one over the operands of a term, with the place in local variables: as two methods it
        takes 3 % longer for a text.  It reads the usual operands itself; `operand` and `behind` can read all of them.
        """
        tokens = self.tokens
        at = self.at
        token = tokens[at]
        kind = token[0]
        start = token[2]
        raised = self.raised
        minus = -1
        minuses: list[int] | None = None
        terms: list[Node] | None = None
        node: Node
        right: Node
        while True:  # a term: first the signs before it
            if kind in SIGNS:
                if kind == "-":
                    minus = token[2]
                at += 1
                token = tokens[at]
                kind = token[0]
                if kind in SIGNS:
                    self.at = at - 1
                    minus = -1
                    minuses = self.signs(MAX_DEPTH if terms is None else MAX_DEPTH + 1)
                    at = self.at
                    token = tokens[at]
                    kind = token[0]
            begin = token[2]
            operator = ""
            factors: list[Node] | None = None
            while True:  # an operand
                if kind in LEAVES:
                    right = token[1]
                    at += 1
                    if raised and kind == "n":
                        self.weight *= 2 * (token[4] + 1)
                elif kind == "(":
                    self.at = at
                    right = self.inside(token)
                    at = self.at
                    if tokens[at][0] != ")":
                        raise self.unclosed(token)
                    at += 1
                else:
                    self.at = at
                    right = self.application() if kind == "f" else self.factor()
                    at = self.at
                after = tokens[at]
                kind = after[0]
                if kind in BEHIND and token[0] in _BARE:  # what stands behind it
                    exponent = tokens[at + 1]
                    usual = exponent[0] in _SHORT and tokens[at + 2][0] in _AFTER_POWER and not self.tex
                    if usual and kind == "^" and self.depth < MAX_DEPTH:
                        self.weight *= math.inf if raised and type(right) is not Symbol else exponent[4]
                        right = Power(right, exponent[1], (token[2], exponent[3]))
                        at += 2
                    else:
                        self.at = at
                        right = self.power(right, token[2]) if kind == "^" else self.behind(right, token[2])
                        at = self.at
                    after = tokens[at]
                    kind = after[0]
                if not operator:  # what comes before it in the term
                    node = right
                elif operator == "*":
                    if factors is None:
                        factors = [node, right]
                    else:
                        factors.append(right)
                else:
                    if self.flips and "divide-then-multiply" in self.flips:
                        self.at = at
                        right = self.run(right, token[2])
                        at = self.at
                        after = tokens[at]
                        kind = after[0]
                    node = Quotient(node, right, (begin, tokens[at - 1][3]))
                if kind == "*":  # what comes after it
                    operator = kind
                    at += 1
                    token = tokens[at]
                    kind = token[0]
                elif kind in _ENDS:
                    break
                elif kind == "/":
                    operator = kind
                    if factors:
                        node = Product(tuple(factors), (begin, tokens[at - 1][3]))
                        factors = None
                    at += 1
                    token = tokens[at]
                    kind = token[0]
                elif kind in STARTS or (kind == "|" and not self.bars):
                    token = after
                    if operator == "/":
                        self.note("divide-then-multiply", begin, token[3])
                    operator = "*"
                    if kind in _CHECKED:
                        self.at = at
                        self.check_juxtaposed(token)
                else:
                    break
            if factors:  # the term is complete
                node = Product(tuple(factors), (begin, tokens[at - 1][3]))
            if minus >= 0:
                node = Negative(node, (minus, tokens[at - 1][3]))
                minus = -1
            while minuses:
                node = Negative(node, (minuses.pop(), tokens[at - 1][3]))
            if kind in SIGNS:
                if terms is None:
                    terms = [node]
                else:
                    terms.append(node)
                token = after
                continue
            self.at = at
            if terms is None:
                return node
            terms.append(node)
            return Sum(tuple(terms), (start, tokens[at - 1][3]))
