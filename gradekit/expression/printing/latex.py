r"""LaTeX as a good textbook sets it: `\frac{2x}{x^{2} + 1}`, `\ln(x^{2} + 1)`, `\sin x \cdot \cos^{2}(3x)`.

Reading it back gives the same tree, up to brackets; a number typed with an exponent (1.6e-19) comes back as the product
1.6 · 10⁻¹⁹.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.printing.greek import GREEK, split_subscript
from gradekit.expression.printing.numerals import ARGUMENT_MARK, DIGITS
from gradekit.expression.printing.planar import Join, Walk
from gradekit.expression.printing.spelling import letter_and_primes
from gradekit.expression.printing.typeset import Typeset
from gradekit.expression.tree import Node

_CONSTANTS = {"e": "e", "pi": r"\pi", "infinity": r"\infty"}
_RELATIONS = {"=": "=", "<": "<", ">": ">", "<=": r"\le", ">=": r"\ge", "!=": r"\ne"}
_JOINS = {Join.FUNCTION: " ", Join.SPACE: r"\,", Join.DOT: r" \cdot "}
_TALL = re.compile(r"\\(?:frac|sqrt|left|begin|sum|lim|int)\b")
_FENCES = {
    "brackets": (r"\left(", r"\right)"),
    "square": (r"\left[", r"\right]"),
    "abs": (r"\left|", r"\right|"),
    "floor": (r"\left\lfloor ", r"\right\rfloor"),
    "ceil": (r"\left\lceil ", r"\right\rceil"),
}
_NAMES_WITHOUT_COMMAND = {"sigmoid": r"\operatorname{sigmoid}", "heaviside": r"\operatorname{heaviside}"}


def show(tree: Node, locale: str = "en") -> str:
    """The tree as LaTeX for mathematics mode, with the decimal mark of the locale (`vi`: 3{,}14)."""
    return walk(locale).write(tree)


@cache
def walk(locale: str) -> Walk:
    """The walk that writes LaTeX in this language."""
    return Walk(Latex(locale), locale)


@lru_cache(maxsize=1_000)
def symbol(name: str) -> str:
    """A variable's name: a letter, a Greek command, an upright word, each with its subscript."""
    letter, subscript = split_subscript(name)
    head = "\\" + letter if letter in GREEK else letter if len(letter) == 1 else rf"\mathrm{{{letter}}}"
    return f"{head}_{{{subscript}}}" if subscript else head


@cache
def function_name(name: str) -> str:
    """The command of a function, or its name set upright."""
    if name in _NAMES_WITHOUT_COMMAND:
        return _NAMES_WITHOUT_COMMAND[name]
    called = letter_and_primes(name)
    if called is not None:
        return symbol(called[0]) + "'" * called[1]
    spelled = FUNCTIONS[name].latex if name in FUNCTIONS else name
    return spelled if spelled.startswith("\\") else rf"\operatorname{{{spelled}}}"


def _joined(left: str, right: str) -> str:
    """Two pieces side by side, with a space where a command or a number would run into a letter."""
    if not right[0].isalpha():
        return left + right
    if "\\" not in left and right[0] != "e":
        return left + right
    if right[0] == "e" and right[1:2] != "^" and left[-1] in DIGITS:  # `2e-1` would be a decimal exponent
        return f"{left} {right}"
    command = left.rfind("\\")
    return f"{left} {right}" if command >= 0 and left[command + 1 :].isalpha() else left + right


class Latex(Typeset):
    """The figures of LaTeX."""

    relations = _RELATIONS

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.separator = ARGUMENT_MARK.get(locale, ",") + " "

    def number(self, digits: str) -> str:
        """`3.14`, or `3{,}14`: braces keep TeX from putting a space after the comma."""
        return digits.replace(",", "{,}")

    def symbol(self, name: str) -> str:
        """A variable."""
        return symbol(name)

    def constant(self, name: str) -> str:
        r"""`e`, `\pi`, `\infty`."""
        return _CONSTANTS[name]

    def product(self, first: str, rest: list[tuple[Join, str]]) -> str:
        """Factors side by side, or with a dot."""
        text = first
        for join, factor in rest:
            text = _joined(text, factor) if join is Join.NOTHING else text + _JOINS[join] + factor
        return text

    def fraction(self, above: str, below: str) -> str:
        r"""`\frac`."""
        return rf"\frac{{{above}}}{{{below}}}"

    def slashed(self, left: str, right: str) -> str:
        """`1/3`."""
        return f"{left}/{right}"

    def power(self, base: str, exponent: str) -> str:
        """Always with braces: `x^23` means x²·3 in TeX."""
        return f"{base}^{{{exponent}}}"

    def root(self, body: str, degree: str) -> str:
        r"""`\sqrt`."""
        return rf"\sqrt[{degree}]{{{body}}}" if degree else rf"\sqrt{{{body}}}"

    def fenced(self, kind: str, body: str) -> str:
        """Fences that grow around fractions and roots; plain brackets, which TeX sets tighter, around all else."""
        left, right = _FENCES[kind]
        if kind in ("brackets", "square") and not ("\\" in body and _TALL.search(body)):
            return left[-1] + body + right[-1]
        return left + body + right

    def applied(self, name: str, base: str, exponent: str, argument: str, *, bare: bool) -> str:
        r"""`\sin x`, `\sin^{2}\left(2x\right)`, `\log_{2} x`."""
        head = function_name(name)
        if base:
            head += f"_{{{base}}}"
        if exponent:
            head += f"^{{{exponent}}}"
        return f"{head} {argument}" if bare else head + argument

    def derivative(self, variable: str, body: str) -> str:
        """The operator in front, the body in square brackets."""
        return rf"\frac{{\mathrm{{d}}}}{{\mathrm{{d}}{variable}}}" + self.fenced("square", body)

    def branches(self, rows: list[tuple[str, list[str]]], otherwise: str) -> str:
        """The `cases` environment."""
        lines = [
            f"{value} & {', '.join(conditions)}" if conditions else rf"{value} & \text{{{otherwise}}}"
            for value, conditions in rows
        ]
        return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"
