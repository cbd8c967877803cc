"""Wrong answers that no known mistake makes are left without a name."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest

from gradekit.calculus.derivation import derive
from gradekit.expression.tree import (
    ONE,
    Function,
    Node,
    Number,
    Sum,
    Symbol,
    children,
    number,
    rebuild,
)
from gradekit.grading.diagnosis import diagnose
from gradekit.grading.mistake_search import table_of
from gradekit.model.answer import Answer
from tests.calculus.notation import show, tree

FUNCTIONS = (
    "3x^4-2x^2+7x",
    "(2x^3-x)^4",
    "sin(x^2+1)",
    "x^3*ln(x)",
    "e^(3x)*(x^2+1)",
    "sqrt(x^3+2x)",
    "(x^2+3x)/(x-2)",
    "ln(x^3+5)",
    "5x^3+cos(4x)",
    "x^2*e^(-x)",
    "tan(3x)+x^2",
    "2/(x^2+4)^3",
    "ln(1+(x-1)^10)",
    "x^4+cos((x^2+1)/(2x-1))",
)
OTHER = {"sin": "ln", "cos": "exp", "ln": "sin", "sqrt": "cos", "sec": "sin"}


def chooser(seed: str) -> Iterator[int]:
    """Whole numbers that depend on the seed alone."""
    for count in range(100):
        yield int.from_bytes(sha256(f"{seed}:{count}".encode()).digest()[:4], "big")


def paths(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Node]]:
    """Every subtree with the way to it."""
    yield path, node
    for i, part in enumerate(children(node)):
        yield from paths(part, (*path, i))


def replaced(node: Node, path: tuple[int, ...], new: Node) -> Node:
    """The tree with the subtree at the end of the path replaced."""
    if not path:
        return new
    places = iter(range(len(children(node))))
    return rebuild(node, lambda part: replaced(part, path[1:], new) if next(places) == path[0] else part)


def mutated(node: Node, choices: Iterator[int]) -> Node:
    """The tree with a number, a function or a letter changed in a way that no mistake of the catalogue does."""
    for _ in range(20):
        found = list(paths(node))
        path, part = found[next(choices) % len(found)]
        match part:
            case Number(value=value):
                return replaced(node, path, number(value + 3 + next(choices) % 5))
            case Function(name=name, arguments=arguments) if name in OTHER:
                return replaced(node, path, Function(OTHER[name], arguments))
            case Symbol():
                return replaced(node, path, Sum((part, ONE)))
            case _:
                continue
    return node


@pytest.mark.parametrize("per_function", [10, pytest.param(700, marks=pytest.mark.slow)])
def test_strange_answers_have_no_name(per_function: int) -> None:
    """Of the answers with two changes that are not in the catalogue, at most one in a hundred gets a name."""
    named: list[str] = []
    total = 0
    for text in FUNCTIONS:
        of = tree(text)
        answer = Answer("derivative", derive(of, "x").result, of=of)
        table = table_of(of, "x", 1)
        assert table is not None
        for seed in range(per_function):
            choices = chooser(f"{text}:{seed}")
            wrong = mutated(mutated(answer.value, choices), choices)
            total += 1
            found = diagnose(answer, wrong)
            if found is not None:
                named.append(f"{text}: {show(wrong)} {found.code}")
    assert len(named) <= total // 100, named
