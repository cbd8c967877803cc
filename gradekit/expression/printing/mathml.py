"""MathML Core, as Firefox, Chromium and Safari lay it out without scripts."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from gradekit.expression.printing.greek import GREEK, split_subscript
from gradekit.expression.printing.numerals import DIGITS
from gradekit.expression.printing.planar import Join, Notation, Walk
from gradekit.expression.printing.spelling import letter_and_primes, textbook_name
from gradekit.expression.tree import Node

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

_CONSTANTS = {"e": "e", "pi": "π", "infinity": "∞"}
_RELATIONS = {"=": "=", "<": "&lt;", ">": "&gt;", "<=": "≤", ">=": "≥", "!=": "≠"}
_THIN = '<mspace width="0.1667em"/>'
_TIMES = "<mo>&#x2062;</mo>"
_JOINS = {Join.NOTHING: _TIMES, Join.FUNCTION: _TIMES + _THIN, Join.SPACE: _TIMES + _THIN, Join.DOT: "<mo>⋅</mo>"}
_FENCES = {"brackets": "()", "square": "[]", "abs": "||", "floor": "⌊⌋", "ceil": "⌈⌉"}
_TALL = re.compile("<mfrac|<msqrt|<mroot|<munder|<mtable")
_NAMES = {"sign": "sgn", "relu": "ReLU"}
_APPLY = "<mo>&#x2061;</mo>"


def show(tree: Node, locale: str = "en") -> str:
    """The tree as a whole `<math>` element."""
    return f'<math xmlns="{NAMESPACE}">{walk(locale).write(tree)}</math>'


@cache
def walk(locale: str) -> Walk:
    """The walk that writes MathML in this language; it writes what stands inside `<math>`."""
    return Walk(MathML(locale), locale)


@cache
def symbol(name: str) -> str:
    """A variable's name: one letter is slanted by the browser, a word stays upright."""
    letter, subscript = split_subscript(name)
    head = f"<mi>{escape(GREEK.get(letter, letter))}</mi>"
    if not subscript:
        return head
    tag = "mn" if DIGITS.issuperset(subscript) else "mi"
    return f"<msub>{head}<{tag}>{escape(subscript)}</{tag}></msub>"


def row(*pieces: str) -> str:
    """Pieces as one element."""
    return f"<mrow>{''.join(pieces)}</mrow>"


class MathML(Notation):
    """The elements of MathML Core."""

    def __init__(self, locale: str) -> None:
        self.separator = f'<mo separator="true">{";" if locale == "vi" else ","}</mo>'

    def number(self, digits: str) -> str:
        """`<mn>`."""
        return f"<mn>{digits}</mn>"

    def symbol(self, name: str) -> str:
        """`<mi>`."""
        return symbol(name)

    def constant(self, name: str) -> str:
        """`<mi>`."""
        return f"<mi>{_CONSTANTS[name]}</mi>"

    def minus(self, operand: str) -> str:
        """A minus sign in front."""
        return row('<mo form="prefix">−</mo>', operand)

    def sum(self, first: str, rest: list[tuple[bool, str]]) -> str:
        """Terms with their signs."""
        return row(first, *(f"<mo>{'−' if subtracted else '+'}</mo>{term}" for subtracted, term in rest))

    def product(self, first: str, rest: list[tuple[Join, str]]) -> str:
        """Factors with an invisible times sign or a dot."""
        return row(first, *(_JOINS[join] + factor for join, factor in rest))

    def fraction(self, above: str, below: str) -> str:
        """`<mfrac>`."""
        return f"<mfrac>{above}{below}</mfrac>"

    def slashed(self, left: str, right: str) -> str:
        """A fraction on one line."""
        return row(left, '<mo lspace="0" rspace="0">/</mo>', right)

    def power(self, base: str, exponent: str) -> str:
        """`<msup>`."""
        return f"<msup>{base}{exponent}</msup>"

    def root(self, body: str, degree: str) -> str:
        """`<msqrt>`, `<mroot>`."""
        return f"<mroot>{body}{degree}</mroot>" if degree else f"<msqrt>{body}</msqrt>"

    def fenced(self, kind: str, body: str) -> str:
        """Fences that grow with fractions, roots and cases, and with nothing else."""
        fences = _FENCES[kind]
        grows = "true" if _TALL.search(body) else "false"
        attributes = f'fence="true" stretchy="{grows}" lspace="0" rspace="0"'
        opening = f'<mo form="prefix" {attributes}>{fences[0]}</mo>'
        return row(opening, body, f'<mo form="postfix" {attributes}>{fences[1]}</mo>')

    def applied(self, name: str, base: str, exponent: str, argument: str, *, bare: bool) -> str:
        """A name, the invisible apply sign, the argument."""
        called = letter_and_primes(name)
        head = f"<mi>{escape(_NAMES.get(name) or textbook_name(name))}</mi>"
        if called is not None:
            letter, primes = called
            head = f"<msup>{symbol(letter)}<mo>{'′' * primes}</mo></msup>" if primes else symbol(letter)
        if base:
            head = f"<msub>{head}{base}</msub>"
        if exponent:
            head = f"<msup>{head}{exponent}</msup>"
        return row(head, _APPLY, _THIN if bare else "", argument)

    def listed(self, arguments: list[str]) -> str:
        """With commas, or semicolons where the comma is the decimal mark."""
        return row(self.separator.join(arguments))

    def derivative(self, variable: str, body: str) -> str:
        """The operator in front, the body in square brackets."""
        d = '<mi mathvariant="normal">d</mi>'
        return row(f"<mfrac>{d}<mrow>{d}{variable}</mrow></mfrac>", self.fenced("square", body))

    def factorial(self, operand: str) -> str:
        """`n!`."""
        return row(operand, '<mo form="postfix" lspace="0">!</mo>')

    def relation(self, operator: str, left: str, right: str) -> str:
        """Two sides and a sign."""
        return row(left, f'<mo form="infix">{_RELATIONS[operator]}</mo>', right)

    def branches(self, rows: list[tuple[str, list[str]]], otherwise: str) -> str:
        """A table after a brace."""
        lines = []
        for value, conditions in rows:
            when = row('<mo separator="true">,</mo>'.join(conditions)) if conditions else f"<mtext>{otherwise}</mtext>"
            lines.append(f"<mtr><mtd>{value}</mtd><mtd>{when}</mtd></mtr>")
        brace = '<mo form="prefix" fence="true" stretchy="true">{</mo>'
        return row(brace, f'<mtable columnalign="left left">{"".join(lines)}</mtable>')
