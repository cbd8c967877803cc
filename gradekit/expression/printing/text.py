"""Plain text that a person can read and type: `2x*ln(x^2 + 1) - 3/x`.

Brackets only where the grammar needs them; `2x`, `x(x + 1)` and `(x + 1)(x - 1)` without a sign, `*` wherever a reader
could stumble.  Reading the text back gives the same tree.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Any

from gradekit.expression.printing.numerals import ARGUMENT_MARK, as_quotient, digits
from gradekit.expression.printing.spelling import textbook_name
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
    Sum,
    Symbol,
)

_RELATION, _SUM, _NEGATIVE, _PRODUCT, _POWER, _POSTFIX, _ATOM = range(7)
"""How strongly a printed tree holds together; a weaker one inside a stronger place needs brackets."""


def show(tree: Node, locale: str = "en") -> str:
    """The tree as text, with the decimal mark of the locale (`en`: 3.14, `vi`: 3,14)."""
    return _Printer(locale).write(tree)


_STRENGTHS: dict[type, int] = {
    Symbol: _ATOM, Constant: _ATOM, Power: _POWER, Product: _PRODUCT, Quotient: _PRODUCT, Negative: _NEGATIVE,
    Sum: _SUM, Relation: _RELATION, Piecewise: _ATOM,
}  # fmt: skip


def _strength(node: Node) -> int:
    kind = type(node)
    if kind in _STRENGTHS:
        return _STRENGTHS[kind]
    if isinstance(node, Number):
        if node.value.denominator != 1 and as_quotient(node) is not None:
            return _PRODUCT
        return _ATOM if node.exponent is None else _POSTFIX
    return _POSTFIX if isinstance(node, Function) and node.name == "factorial" else _ATOM


def _juxtaposed(left: Any, right: Node, *, right_in_brackets: bool) -> bool:
    """Whether the right factor may follow the left one without `*`."""
    kind = type(left)
    if kind is Number and left.exponent is None:
        if not left.value:  # `0x` looks like the start of a hexadecimal number, and like one name
            return False
        if right_in_brackets:
            return type(right) is Sum
        head = right.base if isinstance(right, Power) else right
        if isinstance(head, Symbol):
            return head.name != "E"
        if isinstance(head, Constant):  # `2e` alone looks like the start of a decimal exponent
            return head.name == "pi" or (head.name == "e" and isinstance(right, Power))
        return isinstance(head, Sum) or (isinstance(head, Function) and head.name not in ("factorial", "diff"))
    if kind is Symbol:
        return right_in_brackets and type(right) is Sum
    if kind is Sum:
        return (right_in_brackets and type(right) is Sum) or (isinstance(right, Power) and isinstance(right.base, Sum))
    return False


def _looks_like_fraction_exponent(numerator: Node, denominator: Node) -> bool:
    """Whether `x^1/2` or `e^1/x` would be printed, which many take for a root or e^(1/x); `x^4/2` is not."""
    last = numerator.factors[-1] if isinstance(numerator, Product) else numerator
    if not (isinstance(last, Power) and isinstance(last.exponent, Number)):
        return False
    first = denominator.base if isinstance(denominator, Power) else denominator
    if not isinstance(first, Number):
        return last.exponent.value == 1
    above, below = last.exponent.value, first.value
    return below > 1 and above.denominator == below.denominator == 1 and gcd(above.numerator, below.numerator) == 1


_WRITTEN_APART = frozenset(("factorial", "diff", "log"))
"""Functions that are not always written as a name and arguments in brackets."""


class _Printer:
    """Writes trees in one language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.separator = ARGUMENT_MARK.get(locale, ",") + " "

    def write(self, node: Node) -> str:
        """The node without brackets around it."""
        return _WRITE[type(node)](self, node)

    def quotient(self, node: Quotient) -> str:
        numerator, denominator = node.numerator, node.denominator
        doubtful = isinstance(numerator, Quotient) or _looks_like_fraction_exponent(numerator, denominator)
        above = self.within(numerator, _ATOM if doubtful else _PRODUCT)
        return f"{above}/{self.within(denominator, _POWER)}"

    def within(self, node: Node, strength: int) -> str:
        """The node as an operand in a place that needs this strength."""
        kind = type(node)
        text = _WRITE[kind](self, node)
        own = _STRENGTHS.get(kind)
        if own is None:
            own = _strength(node)
        return text if own >= strength else f"({text})"

    def number(self, node: Number) -> str:
        if node.exponent is None and not node.decimals:
            text = str(node.value)
            if "/" not in text:
                return text
        quotient = as_quotient(node)
        if quotient is not None:
            return self.write(quotient)
        text, power = digits(node, self.locale)
        return text if power is None else f"{text}e{power}"

    def sum(self, node: Sum) -> str:
        first, *others = node.terms
        text = self.within(first, _NEGATIVE)
        for term in others:
            if type(term) is Negative:
                text += " - " + self.within(term.operand, _PRODUCT)
            else:
                text += " + " + self.within(term, _PRODUCT)
        return text

    def product(self, node: Product) -> str:
        previous, *others = node.factors
        text = self.within(previous, _PRODUCT if type(previous) is Quotient else _POWER)
        for factor in others:
            in_brackets = _strength(factor) < _POWER
            if not _juxtaposed(previous, factor, right_in_brackets=in_brackets):
                text += "*"
            piece = _WRITE[type(factor)](self, factor)
            text += f"({piece})" if in_brackets else piece
            previous = factor
        return text

    def power(self, node: Power) -> str:
        return f"{self.within(node.base, _ATOM)}^{self.within(node.exponent, _ATOM)}"

    def function(self, node: Function) -> str:
        name, arguments = node.name, node.arguments
        apart = self.apart(name, arguments) if name in _WRITTEN_APART else ""
        return apart or f"{textbook_name(name)}({self.separator.join([self.write(a) for a in arguments])})"

    def apart(self, name: str, arguments: tuple[Node, ...]) -> str:
        """A factorial, a derivative, a logarithm with a simple base; empty for any other logarithm."""
        operand = arguments[0]
        if name == "factorial":
            simple = isinstance(operand, Number | Symbol) and _strength(operand) == _ATOM
            return f"{self.write(operand)}!" if simple else f"({self.write(operand)})!"
        base = arguments[1]
        if name == "diff":
            return f"d/d{self.write(base)}[{self.write(operand)}]"
        simple = isinstance(base, Number) and base.decimals is None and _strength(base) == _ATOM
        if simple or (isinstance(base, Symbol) and len(base.name) == 1):
            return f"log_{self.write(base)}({self.write(operand)})"
        return ""

    def branches(self, node: Piecewise) -> str:
        parts = []
        for value, conditions in node.branches:
            parts.append(self.write(value))
            if conditions:
                parts.append(" and ".join(self.write(c) for c in conditions))
        return f"piecewise({self.separator.join(parts)})"


_WRITE: dict[type, Callable[[_Printer, Any], str]] = {
    Number: _Printer.number,
    Symbol: lambda _, node: node.name,
    Constant: lambda _, node: node.name,
    Negative: lambda printer, node: "-" + printer.within(node.operand, _PRODUCT),
    Sum: _Printer.sum,
    Product: _Printer.product,
    Quotient: _Printer.quotient,
    Power: _Printer.power,
    Function: _Printer.function,
    Relation: lambda printer, node: (
        f"{printer.within(node.left, _SUM)} {node.operator} {printer.within(node.right, _SUM)}"
    ),
    Piecewise: _Printer.branches,
}
