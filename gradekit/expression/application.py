"""How a function name takes its argument: `sin(x)`, `sin 2x`, `sin^2 x`, `max(a, b)`."""

from __future__ import annotations

import math

from gradekit.expression.budget import FEW_IN_EXPONENT
from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.kinds import BRACKETS, RUN
from gradekit.expression.lexicon import Token
from gradekit.expression.logarithms import LOGARITHMS, Logarithms
from gradekit.expression.refusal import Refusal
from gradekit.expression.roots import is_bare_three
from gradekit.expression.tree import Constant, Function, Negative, Node, Number, Power, Product, Quotient

_FAST_GROWING = frozenset({"exp", "sinh", "cosh", "factorial"})
_ONE_ARGUMENT = frozenset(f.name for f in FUNCTIONS.values() if f.least == f.most == 1) - {"factorial"}
_ARGUMENT_STARTS = frozenset("vcq(") | {"<|"}
_ROOTS = {"sqrt": 2, "cbrt": 3}


class Application(Logarithms):
    """The part of the parser that applies function names."""

    def application(self) -> Node:
        """The application of the function name at hand, with a power between name and argument if there is one."""
        token = self.tokens[self.at]
        name: str = token[1]
        start = token[2]
        self.at += 1
        after = self.tokens[self.at]
        kind = after[0]
        if kind == "(" and name in _ONE_ARGUMENT and not self.settings.author:
            growing, mark = name in _FAST_GROWING, self.at
            if growing:
                self.weight *= math.inf if self.raised else 2
                self.raised += 1
            argument = self.inside(after)
            if growing:
                self.raised -= 1
                if self.at - mark > FEW_IN_EXPONENT:
                    self.weight = math.inf
            closing = self.tokens[self.at]
            if closing[0] == ")":
                self.at += 1
                return Function(name, (argument,), (start, closing[3]))
            return self.called(name, start, self.arguments(after, [argument]))
        if name in _FAST_GROWING:
            return self.growing(name, token)
        if kind == "(" and name not in LOGARITHMS and name != "piecewise":
            return self.called(name, start, self.arguments())
        base: Node | None = None
        exponent: Node | None = None
        if name in LOGARITHMS:
            base = self.log_base(token)
            kind = self.tokens[self.at][0]
        if kind == "^":
            exponent = self.function_exponent()
            kind = self.tokens[self.at][0]
            if kind == "_" and name in LOGARITHMS and base is None:
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
        mark = self.at
        exponent = self.function_exponent() if self.tokens[self.at][0] == "^" else None
        name, exponent = self.inverse(name, exponent, token)
        if self.tokens[self.at][0] in BRACKETS and (self.tokens[self.at][0] != "[" or self.tex):
            node = self.called(name, token[2], self.arguments())
            node = self.raised_to(node, exponent, token[2])
        elif self.tokens[self.at][0] == "[":
            raise self.refusal("square-brackets", self.tokens[self.at])
        else:
            node = self.bare(name, token, None, exponent)
        self.raised -= 1
        if self.at - mark > FEW_IN_EXPONENT:
            self.weight = math.inf
        return node

    def raised_to(self, node: Node, exponent: Node | None, start: int) -> Node:
        """`node`, or its power for `f^n x`."""
        return node if exponent is None else Power(node, exponent, (start, self.tokens[self.at - 1][3]))

    def called(self, name: str, start: int, arguments: list[Node], base: Node | None = None) -> Node:
        """The function node, its number of arguments checked; `log` and `lg` get their base here."""
        span = (start, self.tokens[self.at - 1][3])
        if name in LOGARITHMS:
            return self.logarithm(name, arguments, base, span)
        if name == "root" and len(arguments) == 2 and is_bare_three(arguments[1]):
            return Function("cbrt", (arguments[0],), span)
        least, most = self.lexicon.arity[name]
        if not least <= len(arguments) <= (len(arguments) if most is None else most):
            self.refuse_count(name, least, most, len(arguments), span)
        return Function(name, tuple(arguments), span)

    def function_exponent(self) -> Node:
        """The exponent between name and argument: one signed number, letter or bracket."""
        self.at += 1
        if self.raised:
            self.weight = math.inf
        self.raised += 1
        token = self.tokens[self.at]
        split = token[0] == "n" and token[3] - token[2] > 1 and self.may_be_split(token)
        node = self.tex_digit(token, ambiguous=False) if split else self.signed(self.atom)
        self.raised -= 1
        return node

    def may_be_split(self, token: Token) -> bool:
        """Note `sin^25x`, (sin x)^25; whether it is to be read the other way, as (sin 5x)^2."""
        number, after = token[1], self.tokens[self.at + 1]
        if self.tex or number.decimals is not None or number.exponent is not None:
            return False
        if after[0] not in "vc" or after[2] != token[3]:
            return False
        self.note("power-digits", token[2], after[3])
        return "power-digits" in self.flips

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

    def bare(self, name: str, token: Token, base: Node | None, exponent: Node | None) -> Node:
        """An argument without brackets: one optional sign and a run of factors."""
        tokens = self.tokens
        start = token[2]
        first = tokens[self.at]
        if name not in LOGARITHMS and self.lexicon.arity[name][0] > 1:
            raise self.refusal("function-needs-argument", token, {"function": self.spelt(token)})
        self.enter(first)
        sign = first if first[0] in ("-", "+") else None
        if sign:
            self.at += 1
            self.refuse_lost_inverse(name, token, sign)
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

    def refuse_lost_inverse(self, name: str, token: Token, sign: Token) -> None:
        """Raise the complaint about `sin-1 x`, which is how `sin⁻¹ x` looks when pasted without its raised part."""
        first = self.tokens[self.at]
        if sign[0] != "-" or self.text[first[2] : first[3]] != "1":
            return
        if self.tokens[self.at + 1][0] not in _ARGUMENT_STARTS:
            return
        known = FUNCTIONS.get(name)
        if known and known.inverse:
            raise Refusal("function-power", token[2], first[3], {"function": self.spelt(token)})

    def bare_run(self, token: Token) -> tuple[Node, Node | None]:
        """The factors of a bare argument; under the other convention the exponent that goes to the application."""
        tokens = self.tokens
        first = tokens[self.at]
        kind = first[0]
        if kind in {"f", "r"}:
            return self.operand(), None
        if kind not in RUN and kind not in BRACKETS and kind != "|":
            self.refuse_argument(token, first)
        factors: list[Node] = []
        plain = True
        while True:
            factor = self.operand()
            factors.append(factor)
            if isinstance(factor, Power) and not isinstance(factor.base, (Number, Constant)):
                self.note("argument-power", token[2], tokens[self.at - 1][3])
                if "argument-power" in self.flips and tokens[self.at][0] not in RUN:
                    factors[-1] = factor.base
                    return self.joined(factors, first), factor.exponent
            plain = plain and isinstance(factor, (Number, Constant))
            after = tokens[self.at]
            if after[0] in BRACKETS and first[0] not in BRACKETS:
                raise Refusal("argument-brackets", token[2], after[3], {"function": self.spelt(token)})
            if after[0] not in RUN and not (after[0] == "|" and not self.bars):
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
