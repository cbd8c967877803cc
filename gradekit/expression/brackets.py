"""Brackets and bars: what is between them, and that they match."""

from __future__ import annotations

from gradekit.expression.budget import MAX_DEPTH
from gradekit.expression.kinds import CLOSING
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.refusals import Refusals
from gradekit.expression.tree import Function, Node

_CLOSERS = frozenset(CLOSING.values())


class Brackets(Refusals):
    """The part of the parser that reads brackets and bars."""

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
        """One expression after an opening bracket, in which bars are counted afresh."""
        self.at += 1
        first = self.tokens[self.at]
        if first[0] in _CLOSERS and first[0] == CLOSING[opening[0]]:
            raise Refusal("empty-brackets", opening[2], first[3])
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.too_deep(opening)
        seen = self.bars_seen
        if seen:
            bars = self.bars
            self.bars = self.bars_seen = 0
            node = self.relation() if relations else self.sum()
            self.bars = bars
        else:
            node = self.relation() if relations else self.sum()
        self.bars_seen = seen
        self.depth -= 1
        return node

    def scoped(self, opening: Token, relations: bool = False) -> Node:
        """One line of a cases environment: an expression in which bars are counted afresh, one level deeper."""
        self.at -= 1
        return self.inside(opening, relations)

    def unclosed(self, opening: Token) -> Refusal:
        """The complaint about a bracket whose closing bracket is not where it should be."""
        token = self.tokens[self.at]
        if token[0] == "$":
            return self.refusal("unclosed-bracket", opening)
        if token[0] in _CLOSERS:
            return self.refusal("wrong-bracket", token)
        return self.leftover(token)

    def close(self, opening: Token) -> None:
        """Step over the closing bracket that fits `opening`."""
        if self.tokens[self.at][0] != CLOSING[opening[0]]:
            raise self.unclosed(opening)
        self.at += 1

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
        r"""`\lfloor … \rfloor`, `\lceil … \rceil`."""
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
