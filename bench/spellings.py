"""One tree in the plain notation that each peer reads, every product with its sign, so that none fails at reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from gradekit.expression.tree import (
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

SUM, PRODUCT, POWER, ATOM = range(1, 5)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a peer writes powers, constants and the functions whose names differ from gradekit's."""

    power: str = "^"
    constants: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)

    def write(self, tree: Node) -> str:
        """The tree as text.  **Raises** ValueError for what derivative answers do not hold (relations, piecewise)."""
        return self._write(tree)[0]

    def _write(self, tree: Node) -> tuple[str, int]:
        match tree:
            case Number(value=value):
                whole = value.denominator == 1
                return (str(value), ATOM) if whole else (f"{value.numerator}/{value.denominator}", PRODUCT)
            case Constant(name=name):
                return self.constants.get(name, name), ATOM
            case Symbol(name=name):
                return name, ATOM
            case Negative(operand=operand):
                return "-" + self._within(operand, PRODUCT), SUM
            case Sum(terms=terms):
                first, *rest = (self._within(term, SUM) for term in terms)
                return first + "".join(term if term.startswith("-") else "+" + term for term in rest), SUM
            case Product(factors=factors):
                first, *rest = factors
                return "*".join([self._within(first, PRODUCT), *(self._within(f, POWER) for f in rest)]), PRODUCT
            case Quotient(numerator=numerator, denominator=denominator):
                return f"{self._within(numerator, PRODUCT)}/{self._within(denominator, POWER)}", PRODUCT
            case Power(base=base, exponent=exponent):
                return f"{self._within(base, ATOM)}{self.power}{self._within(exponent, ATOM)}", POWER
            case Function(name=name, arguments=arguments):
                return self._function(name, arguments)
            case _:
                raise ValueError(f"no peer spelling for {type(tree).__name__}")

    def _within(self, tree: Node, strength: int) -> str:
        text, own = self._write(tree)
        return text if own >= strength else f"({text})"

    def _function(self, name: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
        if name == "log":
            value, base = arguments
            return self._write(Quotient(Function("ln", (value,)), Function("ln", (base,))))
        if name in {"cbrt", "root"}:
            index = self._within(arguments[1], ATOM) if name == "root" else "3"
            return f"{self._within(arguments[0], ATOM)}{self.power}(1/{index})", POWER
        if name == "exp" and "exp" not in self.functions:
            return self._write(Power(Constant("e"), arguments[0]))
        inside = ",".join(self._write(argument)[0] for argument in arguments)
        return f"{self.functions.get(name, name)}({inside})", ATOM


ARCS = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}
DIALECTS = {
    "sympy": Dialect("**", {"e": "E"}, {"ln": "log", "abs": "Abs", "exp": "exp"}),
    "maxima": Dialect("^", {"e": "%e", "pi": "%pi"}, {"ln": "log"}),
    "kas": Dialect("^", {}, ARCS),
}
