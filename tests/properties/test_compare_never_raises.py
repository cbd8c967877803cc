"""Whatever a request holds, there is a result that can be written as JSON and keeps its schema."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gradekit.grading.compare import compare
from gradekit.wire.compare import CompareResultDocument

PIECES = [
    "x", "y", "2", "0.5", "+", "-", "*", "/", "^", "(", ")", "|", "sin", "ln ", "e", "pi", "\\frac", "{", "}", "!", "=",
    ",", "sqrt", "√", "²", " ", "\u200b", "х", "log_2", "1e9", "$", "_", "abs", "[", "floor", "'", "d/dx",
]  # fmt: skip
FORMULAS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=8), SCALARS, max_size=3)
FIELDS = [
    "id", "answer", "reference", "derivative_of", "order", "variables", "domain", "notation", "locale", "label", "form",
    "policies", "timing", "other",
]  # fmt: skip


def checked(request: dict[str, Any]) -> dict[str, Any]:
    """The result, after it went through JSON and its schema."""
    result = compare(request)
    CompareResultDocument.model_validate_json(json.dumps(result, allow_nan=False))
    assert (result.get("error") or {}).get("code") != "internal", result
    return result


@settings(max_examples=150, deadline=None)
@given(FORMULAS, FORMULAS, st.sampled_from(["en", "vi"]), st.sampled_from(["x > 0", "", "x <", "x integer"]))
def test_formulas(reference: str, answer: str, locale: str, domain: str) -> None:
    """Any two texts give one of the five outcomes, in either language, and nothing stumbles."""
    request = {"reference": reference, "answer": answer, "locale": locale, "variables": ["x", "y"], "domain": domain}
    assert checked(request)["outcome"] in ("correct", "wrong_form", "incorrect", "unreadable", "undecided")


@settings(max_examples=100, deadline=None)
@given(FORMULAS, FORMULAS, st.integers(1, 3))
def test_derivatives(function: str, answer: str, order: int) -> None:
    """Any two texts, compared as function and derivative, give a result, and nothing stumbles."""
    checked({"derivative_of": function, "answer": answer, "order": order, "variables": ["x", "y"]})


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
def test_any_json(request: dict[str, Any]) -> None:
    """Any JSON object at all gives a result; what is of the wrong kind is named, never a crash."""
    checked(request)
