"""A product, power or fraction as a sum of powers of the variable."""

from __future__ import annotations

import pytest

from gradekit.calculus.terms import as_terms
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Proved
from gradekit.equivalence.question import Question
from tests.calculus.notation import show, tree

SUMS = [
    ("(x^2+1)(x^3-2x)", "x^5 - x^3 - 2x"),
    ("(2x-3)^3", "8x^3 - 36x^2 + 54x - 27"),
    ("(-8x^6+8x^2)/(4x^5)", "-2x + 2x^-3"),
    ("(x+2)/sqrt(x)", "x^(1/2) + 2x^(-1/2)"),
    ("-(x-1)(x+1)/2", "-1/2*x^2 + 1/2"),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums_of_powers(text: str, expected: str) -> None:
    """The terms come in falling powers, and the sum is proved to be the same function."""
    found = as_terms(tree(text), "x")
    assert found is not None
    assert show(found).replace("^(-3)", "^-3") == expected
    assert isinstance(decide(Question(tree(text), ("x",), seed=b"terms"), found).evidence, Proved)


@pytest.mark.parametrize(
    "text", ["x^3", "x*sin(x)", "(x+1)/(x-1)", "(x+1)^9", "a*(x+1)", "(x-x)*2", "sqrt(x+1)", "1/0"]
)
def test_others_stay(text: str) -> None:
    """One term, functions, fractions that do not come out, long powers and other letters have no such sum."""
    assert as_terms(tree(text), "x") is None
