"""Wrong answers that no known mistake makes are left without a name.

The rule: a right derivative is changed at two places, neither inside the other (`mutations`: a sign, one more or less
in a number, an exponent, a dropped term or factor, another function, a lost bracket).  A pair counts when neither of
its changes is in the catalogue, that is when each of them alone gives a wrong answer without a name, and both together
do not undo each other.  No pair is left out for what it makes together: a name for one of them is counted as a catch.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

import pytest

from gradekit.calculus.derivation import derive
from gradekit.calculus.sampling import LARGEST_ALLOWANCE, Sampler, Values
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Node
from gradekit.grading.diagnosis import diagnose
from gradekit.grading.mistake_search import table_of
from gradekit.model.answer import Answer
from gradekit.templates.library import library
from tests.calculus.mutations import apart, chooser, edit, edited
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
    "x*sin(x)",
    "cos(x)/x",
    "2^x*x^3",
    "x^3/3+2x-5",
    "x^x",
    "4sin(x)^3",
    "e^(x^2)*cos(x)",
    "(x^2+1)^3*(2x-5)",
    "sqrt(x)*ln(3x)",
    "arctan(2x)+x^5",
)
TRIES = 30
"""Pairs drawn for each pair that counts, at most."""


def keys(seeds: int) -> list[Answer]:
    """The derivatives of the functions above and of the first problems of every template."""
    found = [Answer("derivative", derive(of, "x").result, of=of) for of in map(tree, FUNCTIONS)]
    for template_id in sorted(library().files):
        problems = (library().get(template_id).draw(seed) for seed in range(seeds))
        found += [part.answer for problem in problems for part in problem.parts if part.answer.of is not None]
    return list(dict.fromkeys(found))


def values(sampler: Sampler, node: Node) -> Values:
    """The values of a tree at the points of a table."""
    sampler.allowance = LARGEST_ALLOWANCE
    return sampler.values(tidy(node))


def differ(first: Values, second: Values) -> bool:
    """Whether two functions differ at a point, or are defined at different ones."""
    return any(
        a is None or b is None or not isclose(a, b, rel_tol=1e-9)
        for a, b in zip(first, second, strict=True)
        if (a, b) != (None, None)
    )


def strange(answer: Answer, wanted: int) -> Iterator[Node]:
    """Different wrong answers with two changes that are not in the catalogue."""
    assert answer.of is not None
    table = table_of(answer.of, answer.variables[0], answer.order)
    if table is None:
        return
    right = values(table.sampler, answer.value)
    known: dict[Node, bool] = {}

    def is_strange(wrong: Node) -> bool:
        if wrong not in known:
            known[wrong] = differ(values(table.sampler, wrong), right) and diagnose(answer, wrong) is None
        return known[wrong]

    choices = chooser(show(answer.of))
    drawn = {answer.value}
    for _ in range(TRIES * wanted):
        first, second = edit(answer.value, choices), edit(answer.value, choices)
        if first is None or second is None or wanted == 0:
            return
        if apart(first[0], second[0]) and all(is_strange(edited(answer.value, *e)) for e in (first, second)):
            both = edited(edited(answer.value, *first), *second)
            if both not in drawn and differ(values(table.sampler, both), right):
                drawn.add(both)
                wanted -= 1
                yield both


@pytest.mark.parametrize(
    ("seeds", "per_key"), [(0, 80), pytest.param(6, 80, marks=pytest.mark.slow)], ids=["few", "ten-thousand"]
)
def test_strange_answers_have_no_name(seeds: int, per_key: int) -> None:
    """Of the answers with two changes that are not in the catalogue, at most one in a hundred gets a name."""
    named: list[str] = []
    total = 0
    for answer in keys(seeds):
        for wrong in strange(answer, per_key):
            total += 1
            found = diagnose(answer, wrong)
            if found is not None and answer.of is not None:
                named.append(f"{show(answer.of)}: {show(wrong)} {found.code}")
    assert total > per_key
    assert len(named) <= total // 100, f"{len(named)} of {total}: {named}"
