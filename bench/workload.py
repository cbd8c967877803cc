"""Derivative answers to grade, right and wrong, made from the bundled templates' keys; the same rows every time.

Equal forms are the key expanded, factored, simplified, reordered, or in another notation; wrong ones have one slip.
Every row is checked in floating point: what is called equal agrees at several points, what is called wrong does not.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from spellings import Dialect

from gradekit.calculus.author_algebra import expand, factor, simplify
from gradekit.calculus.derivation import differentiate
from gradekit.errors import GradekitError
from gradekit.expression.printing import latex, text
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
    children,
    number,
    rebuild,
)
from gradekit.model.answer import Answer
from gradekit.templates.library import library

ROWS = 800
POINTS = (0.37, 0.83, 1.71, 2.9, -0.45, -1.6)
SINES = {"sin": "cos", "cos": "sin", "tan": "sec", "ln": "exp"}


@dataclass(slots=True)
class Choices:
    """A stream of choices that hangs on its name alone (SHA-256 of the name and a counter)."""

    name: str
    count: int = 0

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1."""
        self.count += 1
        digest = hashlib.sha256(f"{self.name}/{self.count}".encode()).digest()
        return int.from_bytes(digest[:8]) % bound


def shuffled(tree: Node, choices: Choices) -> Node:
    """Terms and factors in another order, at every level."""
    tree = rebuild(tree, lambda part: shuffled(part, choices))
    if isinstance(tree, Sum):
        return Sum(_permuted(tree.terms, choices))
    return Product(_permuted(tree.factors, choices)) if isinstance(tree, Product) else tree


def _permuted(parts: tuple[Node, ...], choices: Choices) -> tuple[Node, ...]:
    order = list(parts)
    for i in range(len(order) - 1, 0, -1):
        j = choices.below(i + 1)
        order[i], order[j] = order[j], order[i]
    return tuple(order)


def respelled(tree: Node) -> Node:
    """`exp(u)` for e^u, `u^(1/2)` for sqrt(u), and the other way round."""
    tree = rebuild(tree, respelled)
    match tree:
        case Power(base=Constant(name="e"), exponent=exponent):
            return Function("exp", (exponent,))
        case Function(name="sqrt", arguments=(inner,)):
            return Power(inner, number(Fraction(1, 2)))
        case Quotient(numerator=numerator, denominator=Power() as power) if isinstance(power.exponent, Number):
            return Product((numerator, Power(power.base, Negative(power.exponent))))
        case _:
            return tree


def over_itself(tree: Node) -> Node:
    """The tree times (x^2+1)/(x^2+1), multiplied into its fraction."""
    square = Sum((Power(Symbol("x"), number(2)), number(1)))
    if isinstance(tree, Quotient):
        return Quotient(Product((tree.numerator, square)), Product((tree.denominator, square)))
    return Quotient(Product((tree, square)), square)


EQUAL: dict[str, Callable[[Node, Choices], Node]] = {
    "expanded": lambda tree, _: expand(tree),
    "factored": lambda tree, _: factor(tree),
    "simplified": lambda tree, _: simplify(tree),
    "reordered": shuffled,
    "expanded and reordered": lambda tree, choices: shuffled(expand(tree), choices),
    "factored and reordered": lambda tree, choices: shuffled(factor(tree), choices),
    "respelled": lambda tree, _: respelled(tree),
    "over itself": lambda tree, _: over_itself(tree),
}


def slips(tree: Node) -> Iterator[Node]:
    """Every tree with one slip: a sign, a number, an exponent, a lost term or factor, a swapped function."""
    match tree:
        case Number(value=value):
            yield number(value + 1)
            yield number(value - 1) if value != 1 else number(value + 2)
        case Negative(operand=operand):
            yield operand
        case Sum(terms=parts) | Product(factors=parts):
            for i in range(len(parts)):
                left = (*parts[:i], *parts[i + 1 :])
                yield left[0] if len(left) == 1 else type(tree)(left)
            if isinstance(tree, Sum):
                yield Sum((*parts[:-1], Negative(parts[-1])))
        case Quotient(numerator=numerator, denominator=denominator):
            yield Product((numerator, denominator))
            yield numerator
        case Power(base=base):
            yield base
        case Function(name=name, arguments=arguments) if name in SINES:
            yield Function(SINES[name], arguments)
    parts = children(tree)
    for i, part in enumerate(parts):
        for changed in slips(part):
            yield _with_child(tree, i, changed)


def _with_child(tree: Node, index: int, child: Node) -> Node:
    count = iter(range(len(children(tree))))
    return rebuild(tree, lambda part: child if next(count) == index else part)


def value(tree: Node, x: float) -> float:
    """The value in floating point, real roots of odd degree included.  **Raises** ValueError or ArithmeticError."""
    match tree:
        case Number(value=exact):
            return float(exact)
        case Constant(name=name):
            return {"e": math.e, "pi": math.pi}[name]
        case Symbol(name="x"):
            return x
        case Negative(operand=operand):
            return -value(operand, x)
        case Sum(terms=terms):
            return math.fsum(value(term, x) for term in terms)
        case Product(factors=factors):
            return math.prod(value(f, x) for f in factors)
        case Quotient(numerator=numerator, denominator=denominator):
            return value(numerator, x) / value(denominator, x)
        case Power(base=base, exponent=exponent):
            return math.pow(value(base, x), value(exponent, x))
        case Function(name="log", arguments=(inner, base)):
            return math.log(value(inner, x)) / math.log(value(base, x))
        case Function(name=name, arguments=(inner,)):
            return _function(name, value(inner, x))
        case _:
            raise ValueError("not a derivative answer in x")


def _function(name: str, at: float) -> float:
    reciprocals = {"sec": math.cos, "csc": math.sin, "cot": math.tan}
    if name in reciprocals:
        return 1 / reciprocals[name](at)
    return getattr(math, {"ln": "log", "abs": "fabs"}.get(name, name))(at)


def agree(first: Node, second: Node) -> bool | None:
    """Whether the values agree wherever both exist; None where fewer than two points tell, or they nearly agree."""
    gaps = []
    for point in POINTS:
        try:
            one, other = value(first, point), value(second, point)
        except (ValueError, ArithmeticError, AttributeError, KeyError):
            continue
        if math.isfinite(one) and math.isfinite(other):
            gaps.append(abs(one - other) / (abs(one) + abs(other) + 1e-9))
    if len(gaps) < 2:
        return None
    if max(gaps) < 1e-9:
        return True
    return False if max(gaps) > 1e-4 else None


def spelled(tree: Node, choices: Choices) -> str:
    """The tree as students type it: as a key prints it, or with every sign, with `^` or with `**`."""
    kind = choices.below(4)
    if kind < 2:
        return text.show(tree)
    return Dialect("^" if kind == 2 else "**", {}, {"exp": "exp"}).write(tree)


def answers() -> Iterator[Answer]:
    """Derivative answers in x of every template in turn, seed after seed."""
    templates = library().all()
    for seed in range(10_000):
        for template in templates:
            for part in template.draw(seed).parts:
                found = part.answer
                if found.type == "derivative" and found.variables == ("x",) and not found.domain.relations:
                    yield found


def rows(count: int = ROWS) -> list[dict[str, Any]]:
    """Rows with id, reference, student, student_latex, expected, tag and vars; four or more in ten are wrong."""
    made: list[dict[str, Any]] = []
    seen = set()
    for nth, answer in enumerate(answers()):
        choices = Choices(f"workload/{nth}")
        reference = text.show(answer.value)
        for tag, tree in _attempts(answer, choices):
            expected = tag != "slip"
            if tree is None or agree(answer.value, tree) is not expected:
                continue
            student = spelled(tree, choices)
            if (reference, student) in seen:
                continue
            seen.add((reference, student))
            row = {"id": f"r{len(made)}", "reference": reference, "student": student, "student_latex": latex.show(tree)}
            made.append(row | {"expected": expected, "tag": tag, "vars": ["x"]})
        if len(made) >= count:
            break
    return made[:count]


def _attempts(answer: Answer, choices: Choices) -> list[tuple[str, Node | None]]:
    """An equal form of the key or of the unsimplified derivative, and, four times in five, a slip."""
    raw = answer.of is not None and answer.order == 1 and choices.below(2) == 0
    key = differentiate(answer.of, "x") if raw and answer.of is not None else answer.value
    tag = tuple(EQUAL)[choices.below(len(EQUAL))]
    attempts = [(tag, _equal(tag, key, choices))]
    return [*attempts, ("slip", _slip(key, choices))] if choices.below(5) else attempts


def _equal(tag: str, key: Node, choices: Choices) -> Node | None:
    try:
        return EQUAL[tag](key, choices)
    except GradekitError:
        return None


def _slip(key: Node, choices: Choices) -> Node | None:
    found = list(slips(key))
    return found[choices.below(len(found))] if found else None


def load(path: str | None) -> list[dict[str, Any]]:
    """The rows of a JSONL file, or the generated ones."""
    if path is None:
        return rows()
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    for line in rows(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        print(json.dumps(line, ensure_ascii=False))
