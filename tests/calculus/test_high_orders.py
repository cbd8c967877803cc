"""High orders: what is done to name a mistake is bounded by counted work; the verdict does not depend on it."""

from __future__ import annotations

from typing import Any

import pytest

from gradekit.calculus import wrong_derivatives
from gradekit.calculus.application import Application
from gradekit.calculus.derivation import Derivation, derive
from gradekit.calculus.mistake_table import MOST_PLACES_OF_LOWER_ORDERS, build_table
from gradekit.errors import TemplateError
from gradekit.grading.compare import compare
from tests.calculus.notation import tree


@pytest.mark.parametrize(("function", "order"), [("tan(x)", 8), ("e^(x^2)", 8), ("x^x", 5), ("x^2*e^(2x)", 6)])
def test_derivatives_of_wrong_derivatives_are_bounded(
    function: str, order: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The derivatives taken of wrong derivatives, in applications of rules, stay near their two allowances."""
    applied: list[int] = []

    def counted(*arguments: Any) -> Derivation:
        derivation = derive(*arguments)
        applied.append(sum(map(_size, derivation.applications)))
        return derivation

    monkeypatch.setattr(wrong_derivatives, "derive", counted)
    assert build_table(tree(function), "x", order).entries
    assert sum(applied) <= 7000


def _size(place: Application) -> int:
    return 1 + sum(map(_size, place.parts))


@pytest.mark.parametrize(("function", "order"), [("tan(x)", 20), ("e^(x^2)", 20), ("x^x", 8)])
def test_no_table_where_the_lower_derivatives_are_long(function: str, order: int) -> None:
    """Such a question is not diagnosed, and its answers are still judged."""
    with pytest.raises(TemplateError, match=str(MOST_PLACES_OF_LOWER_ORDERS)):
        build_table(tree(function), "x", order)
    result = compare({"derivative_of": function, "order": order, "answer": "x"})
    assert result["outcome"] == "incorrect"


def test_a_derivative_that_grows_is_refused() -> None:
    """A higher derivative beyond the bound of nodes makes the question unusable, with a code."""
    result = compare({"derivative_of": "x^x", "order": 20, "answer": "x"})
    assert (result["outcome"], result["error"]["code"]) == ("undecided", "derivative-too-large")
