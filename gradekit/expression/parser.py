"""Tokens → tree by precedence, each token looked at once: sums, products, powers, brackets, bars.

Weakest first: `+ -`, then `* /` and juxtaposition (left to right), then a sign, then `^` (right to left), then `!`.
How a function name takes its argument is in `application.py`.  `flips` names the conventions that are read the other
way round; `readings.py` uses it for the other reading.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from gradekit.expression import budget
from gradekit.expression.application import CLOSING, Application
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)

_CLOSERS = frozenset(CLOSING.values())
STARTS = frozenset("nvcf?aqrF([{") | {"<|", "\\", "begincases"}
"""Kinds of token that begin an operand, but for a bar, which may also close one."""
RELATIONS = {"=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "!=": "!="}
_NUMERIC = frozenset("nq")
SIGNS = frozenset("+-")
_ENDS = frozenset({"+", "-", ")", "$", ",", ";", "}"})
"""The usual tokens after a product."""
_MARKS = frozenset("_'")
_BEHIND = frozenset("!^") | _MARKS
_SHORT_NUMBER = 12
_FEW_TOKENS = 90


class Parser(Application):
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
        """The product of `first` and everything juxtaposed to it (with no space between, if `adjacent`)."""
        tokens = self.tokens
        self.enter(tokens[self.at])
        factors = [first]
        while (token := tokens[self.at])[0] in STARTS or (token[0] == "|" and not self.bars):
            if adjacent and token[2] != tokens[self.at - 1][3]:
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
        r"""Whether the fraction command at hand is made of two numbers, as in the mixed number `2\\frac12`."""
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
            node = Symbol(value, (start, end))
        elif kind == "n":
            self.at += 1
            value, decimals, exponent, height = value
            if end - start > _SHORT_NUMBER:
                self.weight = math.inf
            elif self.raised:
                self.weight *= 2 * (height + 1)
            node = Number(value, decimals, exponent, (start, end))
        elif kind == "(":
            node = self.group()
        elif kind == "f":
            node = self.application()
        elif kind == "c":
            self.at += 1
            node = Constant(value, (start, end))
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
        self.enter(first)
        if first[0] == "n" and not self.tex:
            self.at += 1
            value, decimals, places, height = first[1]
            exponent: Node = Number(value, decimals, places, (first[2], first[3]))
            self.weight *= math.inf if self.raised and type(base) is not Symbol else height
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
            exponent = self.exponent(first)
            self.raised -= 1
            kind = tokens[self.at][0]
            if kind == "^" and (tokens[mark][1] == "run" or tokens[self.at][1] == "run"):
                raise self.refusal("two-exponents", tokens[self.at])
        self.depth -= 1
        if kind in STARTS or kind == "/":
            exponent = self.other_exponent(base, exponent, first, tokens[self.at])
        return Power(base, exponent, (start, tokens[self.at - 1][3]))

    def exponent(self, first: Token) -> Node:
        """The exponent that begins at `first`."""
        if first[0] == "-" or first[0] == "+":
            return self.signed(self.exponent_atom)
        return self.exponent_atom()

    def exponent_atom(self) -> Node:
        """One atom; in LaTeX an unbraced number gives its first digit only, as TeX prints it."""
        token = self.tokens[self.at]
        if self.tex and token[0] == "n":
            node = self.tex_digit(token)
            if self.tokens[self.at][0] == "^":
                return self.power(node, token[2])
            return node
        return self.group() if token[0] == "<^" else self.operand()

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
            if last[0] != "n" or below[0] != "n" or not _is_likely_fraction(last[1][0], below[1][0]):
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

    def group(self) -> Node:
        """A bracket and what is in it, up to the closing bracket of the same kind."""
        tokens = self.tokens
        opening = tokens[self.at]
        node = self.inside(opening)
        if tokens[self.at][0] == CLOSING[opening[0]]:
            self.at += 1
            return node
        raise self.unclosed(opening)

    def inside(self, opening: Token, relations: bool = False) -> Node:
        """One expression after an opening bracket."""
        self.at += 1
        if self.tokens[self.at][0] == CLOSING[opening[0]]:
            raise Refusal("empty-brackets", opening[2], self.tokens[self.at][3])
        self.depth += 1
        if self.depth > budget.MAX_DEPTH:
            raise self.too_deep(opening)
        bars, seen = self.bars, self.bars_seen
        self.bars = self.bars_seen = 0
        node = self.relation() if relations else self.sum()
        self.bars, self.bars_seen = bars, seen
        self.depth -= 1
        return node

    def unclosed(self, opening: Token) -> Refusal:
        """The complaint about a bracket whose closing bracket is not where it should be."""
        token = self.tokens[self.at]
        if token[0] == "$":
            return self.refusal("unclosed-bracket", opening)
        if token[0] in _CLOSERS:
            return self.refusal("wrong-bracket", token)
        return self.leftover(token)

    def scoped(self, opening: Token, relations: bool = False) -> Node:
        """One line of a cases environment: an expression in which bars are counted afresh, one level deeper."""
        self.at -= 1
        return self.inside(opening, relations)

    def bar_group(self) -> Node:
        """`|…|`."""
        opening = self.tokens[self.at]
        if opening[0] == "<|":
            node = self.group()
            return Function("abs", (node,), (opening[2], self.tokens[self.at - 1][3]))
        self.enter(opening)
        self.at += 1
        self.bars += 1
        self.bars_seen += 2
        if self.bars_seen > 2:
            self.note("many-bars", opening[2], opening[3])
        node = self.sum()
        token = self.tokens[self.at]
        if token[0] != "|":
            if token[0] == "$" or token[0] in _CLOSERS:
                raise self.refusal("unclosed-bar", opening)
            raise self.leftover(token)
        self.at += 1
        self.bars -= 1
        self.depth -= 1
        return Function("abs", (node,), (opening[2], token[3]))

    def floor_or_ceil(self, name: str) -> Node:
        r"""`\\lfloor … \\rfloor`, `\\lceil … \\rceil`."""
        opening = self.tokens[self.at]
        self.enter(opening)
        self.at += 1
        node = self.sum()
        token = self.tokens[self.at]
        if token[:2] != ("\\|", name):
            raise self.refusal("unclosed-bracket", opening)
        self.at += 1
        self.depth -= 1
        return Function(name, (node,), (opening[2], token[3]))


def _is_likely_fraction(top: Fraction, bottom: Fraction) -> bool:
    """Whether p/q could be meant as a fractional exponent: whole numbers in lowest terms, q > 1."""
    if top.denominator != 1 or bottom.denominator != 1:
        return False
    return bottom > 1 and math.gcd(top.numerator, bottom.numerator) == 1
