r"""How a function name takes its argument: `sin(x)`, `sin 2x`, `sin^2 x`, `log_2 x`, `max(a, b)`, roots, `\\frac`."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.lexicon import Token
from gradekit.expression.refusal import Refusal
from gradekit.expression.refusals import Refusals
from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Symbol,
)

TEN = Number(Fraction(10))
_LOGS = frozenset({"log", "lg"})
_FAST_GROWING = frozenset({"exp", "sinh", "cosh", "factorial"})
_ONE_ARGUMENT = frozenset(f.name for f in FUNCTIONS.values() if f.least == f.most == 1) - _FAST_GROWING
CLOSING = {"(": ")", "[": "]", "{": "}", "<|": "|>", "<^": "^>", "begincases": "endcases"}
_ROOTS = {"sqrt": 2, "cbrt": 3}
_LONGEST_BASE = 9
_AFTER_DIGIT = re.compile(r"(?:[.,]|\{,\})?[0-9]")
_RUN = frozenset("nvcqF") | {"<|"}
_BRACKETS = frozenset("([{")


class Application(Refusals):
    """The part of the parser that reads function applications, roots and fractions."""

    def application(self) -> Node:
        """The application of the function name at hand, with a power between name and argument if there is one."""
        token = self.tokens[self.at]
        name: str = token[1]
        start = token[2]
        self.at += 1
        after = self.tokens[self.at]
        kind = after[0]
        if name in _FAST_GROWING:
            return self.growing(name, token)
        if kind == "(" and name in _ONE_ARGUMENT and not self.settings.author:
            argument = self.inside(after)
            closing = self.tokens[self.at]
            if closing[0] == ")":
                self.at += 1
                return Function(name, (argument,), (start, closing[3]))
            return self.called(name, start, self.arguments(after, [argument]))
        if kind == "(" and name not in _LOGS and name != "piecewise":
            return self.called(name, start, self.arguments())
        base: Node | None = None
        exponent: Node | None = None
        if name in _LOGS:
            base = self.log_base(token)
            kind = self.tokens[self.at][0]
        if kind == "^":
            exponent = self.function_exponent()
            kind = self.tokens[self.at][0]
            if kind == "_" and name in _LOGS and base is None:
                base = self.log_base(token)
                kind = self.tokens[self.at][0]
        if name == "piecewise":
            return self.piecewise(token)
        name, exponent = self.inverse(name, exponent, token)
        if kind in {"(", "{"} or (kind == "[" and self.tex):
            arguments = self.arguments()
        elif kind == "[":
            raise self.refusal("square-brackets", self.tokens[self.at])
        elif name in _ROOTS:
            return self.raised_to(self.bare_root(_ROOTS[name], token), exponent, start)
        else:
            return self.bare(name, token, base, exponent)
        node = self.called(name, start, arguments, base)
        return self.raised_to(node, exponent, start)

    def growing(self, name: str, token: Token) -> Node:
        """An application whose value may be large: numbers in its argument count like those of an exponent."""
        self.weight *= math.inf if self.raised or name == "factorial" else 2
        self.raised += 1
        exponent = self.function_exponent() if self.tokens[self.at][0] == "^" else None
        name, exponent = self.inverse(name, exponent, token)
        if self.tokens[self.at][0] in _BRACKETS and (self.tokens[self.at][0] != "[" or self.tex):
            node = self.called(name, token[2], self.arguments())
            node = self.raised_to(node, exponent, token[2])
        elif self.tokens[self.at][0] == "[":
            raise self.refusal("square-brackets", self.tokens[self.at])
        else:
            node = self.bare(name, token, None, exponent)
        self.raised -= 1
        return node

    def raised_to(self, node: Node, exponent: Node | None, start: int) -> Node:
        """`node`, or its power for `f^n x`."""
        return node if exponent is None else Power(node, exponent, (start, self.tokens[self.at - 1][3]))

    def called(self, name: str, start: int, arguments: list[Node], base: Node | None = None) -> Node:
        """The function node, its number of arguments checked; `log` and `lg` get their base here."""
        span = (start, self.tokens[self.at - 1][3])
        if name in _LOGS:
            return self.logarithm(name, arguments, base, span)
        if name == "root" and len(arguments) == 2 and is_bare_three(arguments[1]):
            return Function("cbrt", (arguments[0],), span)
        least, most = self.lexicon.arity[name]
        if not least <= len(arguments) <= (len(arguments) if most is None else most):
            self.refuse_count(name, least, most, len(arguments), span)
        return Function(name, tuple(arguments), span)

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
        if mark[1][1] is not None or mark[1][0] not in (2, 10):
            return None
        after = tokens[self.at + 1]
        if after[0] in "(^" or (after[0] in _RUN and after[2] > mark[3]):
            self.at += 1
            return Number(mark[1][0], span=(mark[2], mark[3]))
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

    def function_exponent(self) -> Node:
        """The exponent between name and argument: one signed number, letter or bracket."""
        self.at += 1
        if self.raised:
            self.weight = math.inf
        self.raised += 1
        node = self.signed(self.atom)
        self.raised -= 1
        return node

    def atom(self) -> Node:
        """One number, letter or bracket, with nothing behind it taken along."""
        token = self.tokens[self.at]
        kind, value, start, end = token
        if kind == "n":
            if self.tex:
                return self.tex_digit(token)
            self.at += 1
            number, decimals, exponent, height = value
            self.weight *= math.inf if end - start > _LONGEST_BASE else 2 * (height + 1)
            return Number(number, decimals, exponent, (start, end))
        if kind == "v":
            self.at += 1
            return Symbol(str(value), (start, end))
        if kind == "c":
            self.at += 1
            return Constant(str(value), (start, end))
        if kind in _BRACKETS or kind == "<^":
            return self.group()
        return self.rare_operand(token)

    def tex_digit(self, token: Token, ambiguous: bool = True) -> Node:
        """The first digit of an unbraced number, which is all TeX takes; the rest stays as the next token."""
        value, decimals, _, _ = token[1]
        start = token[2]
        text = self.text[start : token[3]]
        if len(text) == 1 or text[1:] == "." or (ambiguous and "tex-one-digit" in self.flips):
            self.at += 1
            return Number(value, decimals, None, (start, token[3]))
        first = text[0]
        if first not in "0123456789":
            raise self.refuse_operand(token)
        if not _AFTER_DIGIT.match(text, 1):
            raise self.refusal("power-or-product", token)
        if ambiguous:
            self.note("tex-one-digit", start, token[3])
        rest = self.number_at(text[1:], start + 1)
        self.tokens[self.at] = ("n", rest, start + 1, token[3])
        self.split_at = self.at
        return Number(Fraction(int(first)), span=(start, start + 1))

    def inverse(self, name: str, exponent: Node | None, token: Token) -> tuple[str, Node | None]:
        """`f^-1` as the inverse of a trigonometric or hyperbolic f; any other negative exponent is refused."""
        negative = 0
        inner = exponent
        while isinstance(inner, Negative):
            negative += 1
            inner = inner.operand
        if not negative % 2:
            return name, exponent
        known = FUNCTIONS.get(name)
        if isinstance(inner, Number) and inner.value == 1 and known and known.inverse:
            return known.inverse, None
        raise Refusal("function-power", token[2], self.tokens[self.at - 1][3], {"function": name})

    def arguments(self, opening: Token | None = None, read: list[Node] | None = None) -> list[Node]:
        """The arguments in a bracket, between separators; `read`: those read already."""
        opening = opening or self.tokens[self.at]
        separators = ";" if self.settings.locale == "vi" else ",;"
        relations = self.settings.author
        nodes = read or [self.inside(opening, relations)]
        while self.tokens[self.at][0] in separators:
            nodes.append(self.inside(opening, relations))
        self.close(opening)
        return nodes

    def close(self, opening: Token) -> None:
        """Step over the closing bracket that fits `opening`."""
        if self.tokens[self.at][0] != CLOSING[opening[0]]:
            raise self.unclosed(opening)
        self.at += 1

    def refuse_count(self, name: str, least: int, most: int | None, found: int, span: tuple[int, int]) -> None:
        """Raise the complaint about a wrong number of arguments; `sin(3,14)` is asked about as a decimal comma."""
        wanted = str(least) if most == least else f"{least}–{most}" if most else f"{least}+"
        details = {"function": name, "wanted": wanted, "count": str(found)}
        raise Refusal("argument-count", *span, details)

    def bare(self, name: str, token: Token, base: Node | None, exponent: Node | None) -> Node:
        """An argument without brackets: one optional sign and a run of factors."""
        tokens = self.tokens
        start = token[2]
        first = tokens[self.at]
        if name not in _LOGS and self.lexicon.arity[name][0] > 1:
            raise self.refusal("function-needs-argument", token, {"function": self.spelt(token)})
        self.enter(first)
        sign = first if first[0] in ("-", "+") else None
        if sign:
            self.at += 1
        argument, raised = self.bare_run(token)
        if sign and sign[0] == "-":
            argument = Negative(argument, (sign[2], tokens[self.at - 1][3]))
        self.depth -= 1
        after = tokens[self.at]
        if after[0] == "/" and tokens[self.at + 1][0] != "f" and not isinstance(argument, Function):
            self.note("argument-divide", start, tokens[self.at + 1][3])
            if "argument-divide" in self.flips:
                self.at += 1
                self.enter(after)
                below = self.factor()
                self.depth -= 1
                argument = Quotient(argument, below, (first[2], tokens[self.at - 1][3]))
        node = self.raised_to(self.called(name, start, [argument], base), exponent, start)
        if raised is not None:
            node = Power(node, raised, (start, tokens[self.at - 1][3]))
        return node

    def bare_run(self, token: Token) -> tuple[Node, Node | None]:
        """The factors of a bare argument; under the other convention the exponent that goes to the application."""
        tokens = self.tokens
        first = tokens[self.at]
        kind = first[0]
        if kind in {"f", "r"}:
            return self.operand(), None
        if kind not in _RUN and kind not in _BRACKETS and kind != "|":
            self.refuse_argument(token, first)
        factors: list[Node] = []
        plain = True
        while True:
            factor = self.operand()
            factors.append(factor)
            if isinstance(factor, Power) and not isinstance(factor.base, (Number, Constant)):
                self.note("argument-power", token[2], tokens[self.at - 1][3])
                if "argument-power" in self.flips and tokens[self.at][0] not in _RUN:
                    factors[-1] = factor.base
                    return self.joined(factors, first), factor.exponent
            plain = plain and isinstance(factor, (Number, Constant))
            after = tokens[self.at]
            if after[0] in _BRACKETS and first[0] not in _BRACKETS:
                raise Refusal("argument-brackets", token[2], after[3], {"function": self.spelt(token)})
            if after[0] not in _RUN and not (after[0] == "|" and not self.bars):
                break
            if not plain:
                self.note("argument-run", token[2], after[3])
                if "argument-run" in self.flips:
                    break
            if after[0] == "n" or after[0] == "q":
                self.check_neighbours(after)
        return self.joined(factors, first), None

    def joined(self, factors: list[Node], first: Token) -> Node:
        """One node for the factors of a run."""
        return factors[0] if len(factors) == 1 else Product(tuple(factors), (first[2], self.tokens[self.at - 1][3]))

    def root(self) -> Node:
        r"""`√x`, `∛x`, `\\sqrt[n]{x}`."""
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

    def root_of(self, degree: int, index: Node, radicand: Node, token: Token) -> Node:
        """The node of a root: `sqrt`, `cbrt`, or `root` with its index."""
        span = (token[2], self.tokens[self.at - 1][3])
        if degree == 2:
            return Function("sqrt", (radicand,), span)
        if degree == 3:
            return Function("cbrt", (radicand,), span)
        return Function("root", (radicand, index), span)

    def bare_root(self, degree: int, token: Token) -> Node:
        """A root sign or a bare `sqrt` with its one atom."""
        first = self.tokens[self.at]
        if first[0] not in "nvcfqr([{F|" and first[0] != "<|":
            self.refuse_argument(token, first)
        self.enter(first)
        one = first[0] in "nvcq"
        radicand = self.operand() if first[0] in "fr" else self.atom()
        after = self.tokens[self.at]
        if one and after[2] == self.tokens[self.at - 1][3] and (after[0] in _RUN or after[0] in "(^"):
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

    def fraction(self) -> Node:
        r"""`\\frac` with its two arguments."""
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
        r"""`\\begin{cases} value & condition \\\\ … \\end{cases}`."""
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


def unchained(relation: Relation) -> tuple[Relation, ...]:
    """The single relations of a chain: `0 < x < 5` is `0 < x` and `x < 5`."""
    left = relation.left
    if not isinstance(left, Relation):
        return (relation,)
    return (*unchained(left), Relation(relation.operator, left.right, relation.right, relation.span))


def is_bare_three(node: Node) -> bool:
    r"""Whether the index of a root is a plain 3: `root(x, 3)` is the cube root, as `\\sqrt[3]{x}` is."""
    return isinstance(node, Number) and node.value == 3 and node.decimals is None
