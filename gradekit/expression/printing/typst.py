"""Typst mathematics: what stands between two dollar signs of a Typst document.

Names never reach Typst as code: one letter stands for itself, Greek letters are written as characters, and everything
longer is a quoted string.
"""

from __future__ import annotations

import re
from functools import cache

from gradekit.expression.printing.greek import GREEK, split_subscript
from gradekit.expression.printing.numerals import DIGITS
from gradekit.expression.printing.planar import Join, Walk
from gradekit.expression.printing.spelling import letter_and_primes, textbook_name
from gradekit.expression.printing.typeset import Typeset
from gradekit.expression.tree import Node

_CONSTANTS = {"e": "e", "pi": "π", "infinity": "∞"}
_RELATIONS = {"=": "=", "<": "<", ">": ">", "<=": "≤", ">=": "≥", "!=": "≠"}
_JOINS = {Join.NOTHING: " ", Join.FUNCTION: " ", Join.SPACE: " thin ", Join.DOT: " ⋅ "}
_FENCES = {"brackets": "({})", "square": "[{}]", "abs": "abs({})", "floor": "floor({})", "ceil": "ceil({})"}
_TALL = re.compile(r"frac\(|sqrt\(|root\(|cases\(|limits\(|abs\(|floor\(|ceil\(")
_NAMES = {"sign": "sgn", "relu": "ReLU"}


def show(tree: Node, locale: str = "en") -> str:
    """The tree as Typst mathematics, without the dollar signs."""
    return walk(locale).write(tree)


@cache
def walk(locale: str) -> Walk:
    """The walk that writes Typst in this language."""
    return Walk(Typst(locale), locale)


def quoted(text: str) -> str:
    """A Typst string literal of any text: it cannot end early, nor start code."""
    safe = "".join(c if c.isprintable() else " " for c in text)
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def symbol(name: str) -> str:
    """A variable's name: a letter, a Greek character, or an upright word, each with its subscript."""
    letter, subscript = split_subscript(name)
    if letter in GREEK:
        head = GREEK[letter]
    elif len(letter) == 1 and letter.isalpha():
        head = letter
    else:
        head = f"upright({quoted(letter)})"
    if not subscript:
        return head
    below = (
        subscript
        if DIGITS.issuperset(subscript) or (len(subscript) == 1 and subscript.isascii())
        else quoted(subscript)
    )
    return f"{head}_({below})" if below[0] == '"' or below.isalnum() else f"{head}_({quoted(subscript)})"


class Typst(Typeset):
    """The figures of Typst."""

    relations = _RELATIONS

    def __init__(self, locale: str) -> None:
        self.separator = " semi " if locale == "vi" else " comma "

    def number(self, digits: str) -> str:
        """`3.14`, or `3","14`: a bare comma would end an argument."""
        return digits.replace(",", '","')

    def symbol(self, name: str) -> str:
        """A variable."""
        return symbol(name)

    def constant(self, name: str) -> str:
        """`e`, `π`, `∞`."""
        return _CONSTANTS[name]

    def product(self, first: str, rest: list[tuple[Join, str]]) -> str:
        """Factors side by side, or with a dot."""
        return first + "".join(_JOINS[join] + factor for join, factor in rest)

    def fraction(self, above: str, below: str) -> str:
        """`frac(a, b)`."""
        return f"frac({above}, {below})"

    def slashed(self, left: str, right: str) -> str:
        r"""`1\/3`: a bare slash would stack."""
        return f"{left}\\/{right}"

    def power(self, base: str, exponent: str) -> str:
        """The round brackets after `^` only group."""
        return f"{base}^({exponent})"

    def root(self, body: str, degree: str) -> str:
        """`sqrt(x)`, `root(3, x)`."""
        return f"root({degree}, {body})" if degree else f"sqrt({body})"

    def fenced(self, kind: str, body: str) -> str:
        """Fences that grow with fractions and roots, and with nothing else."""
        fenced = _FENCES[kind].format(body)
        return fenced if kind in ("abs", "floor", "ceil") or _TALL.search(body) else f"lr(size: #1em, {fenced})"

    def applied(self, name: str, base: str, exponent: str, argument: str, *, bare: bool) -> str:  # noqa: ARG002
        """`op("sin") x`; Typst itself puts the right space after an operator."""
        called = letter_and_primes(name)
        head = f"op({quoted(_NAMES.get(name) or textbook_name(name))})"
        if called is not None:
            head = symbol(called[0]) + "'" * called[1]
        if base:
            head += f"_({base})"
        if exponent:
            head += f"^({exponent})"
        return f"{head} {argument}"

    def derivative(self, variable: str, body: str) -> str:
        """The operator in front, the body in square brackets."""
        return f"frac(upright(d), upright(d) {variable}) " + self.fenced("square", body)

    def branches(self, rows: list[tuple[str, list[str]]], otherwise: str) -> str:
        """`cases`."""
        lines = [
            f"{value} quad & {' comma '.join(conditions)}" if conditions else f"{value} quad & {quoted(otherwise)}"
            for value, conditions in rows
        ]
        return f"cases({', '.join(lines)})"
