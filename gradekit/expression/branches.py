"""Functions defined by cases: `piecewise(…)` and the cases environment of LaTeX."""

from __future__ import annotations

from gradekit.expression.brackets import Brackets
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.tree import Node, Piecewise, Relation, unchained


class Branches(Brackets):
    """The part of the parser that reads functions defined by cases."""

    def piecewise(self, token: Token) -> Node:
        """`piecewise(value, condition, value, condition, …, otherwise)`; a condition may join relations by `and`."""
        if self.tokens[self.at][0] != "(":
            raise self.refusal("function-needs-argument", token, {"function": "piecewise"})
        opening = self.tokens[self.at]
        separators = ";" if self.settings.locale == "vi" else ",;"
        branches: list[tuple[Node, tuple[Relation, ...]]] = []
        while True:
            value = self.inside(opening)
            if self.tokens[self.at][0] not in separators:
                branches.append((value, ()))
                break
            branches.append((value, self.condition(opening)))
            if self.tokens[self.at][0] not in separators:
                break
        self.close(opening)
        span = (token[2], self.tokens[self.at - 1][3])
        if not branches[0][1]:
            self.refuse_count("piecewise", 2, None, 1, span)
        return Piecewise(tuple(branches), span)

    def condition(self, opening: Token) -> tuple[Relation, ...]:
        """The relations that must all hold: `0 < x < 5`, or `x > 0 and n != 1`."""
        found: tuple[Relation, ...] = ()
        while True:
            first = self.tokens[self.at + 1]
            relation = self.inside(opening, relations=True)
            if not isinstance(relation, Relation):
                raise Refusal("condition-expected", first[2], self.tokens[self.at - 1][3])
            found += unchained(relation)
            if self.tokens[self.at][0] != "&":
                return found

    def cases(self) -> Node:
        r"""`\begin{cases} value & condition \\ … \end{cases}`."""
        opening = self.tokens[self.at]
        branches: list[tuple[Node, tuple[Relation, ...]]] = []
        self.at += 1
        while self.tokens[self.at][0] != "endcases" or not branches:
            branches.append(self.case(opening))
            if self.tokens[self.at][0] == "row":
                self.at += 1
            elif self.tokens[self.at][0] != "endcases":
                raise self.leftover(self.tokens[self.at])
        self.at += 1
        return Piecewise(tuple(branches), (opening[2], self.tokens[self.at - 1][3]))

    def case(self, opening: Token) -> tuple[Node, tuple[Relation, ...]]:
        """One line: a value, `&`, and relations that must all hold, or a word for "otherwise"."""
        value = self.scoped(opening)
        if self.tokens[self.at][0] == ",":
            self.at += 1
        if self.tokens[self.at][0] != "col":
            raise self.leftover(self.tokens[self.at])
        self.at += 1
        if self.tokens[self.at][0] == "else":
            self.at += 1
            return value, ()
        if self.tokens[self.at][0] == "if":
            self.at += 1
        found: tuple[Relation, ...] = ()
        while True:
            first = self.tokens[self.at]
            relation = self.scoped(opening, relations=True)
            if not isinstance(relation, Relation):
                raise Refusal("condition-expected", first[2], self.tokens[self.at - 1][3])
            found += unchained(relation)
            if self.tokens[self.at][0] not in {",", "&"}:
                return value, found
            self.at += 1

    def refuse_count(self, name: str, least: int, most: int | None, found: int, span: tuple[int, int]) -> None:
        """Raise the complaint about a wrong number of arguments."""
        wanted = str(least) if most == least else f"{least}–{most}" if most else f"{least}+"
        details = {"function": name, "wanted": wanted, "count": str(found)}
        raise Refusal("argument-count", *span, details)
