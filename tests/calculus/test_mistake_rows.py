"""Typical wrong answers, one row a question and an answer, are named after what was done."""

from __future__ import annotations

import re

import pytest

from gradekit.calculus.mistakes import MISTAKES
from gradekit.grading.compare import compare
from gradekit.grading.roundings import rounding_mistake
from tests.calculus.notation import rows

LETTERS = re.compile(r"\b[abckn]\b")
KNOWN = {*MISTAKES, rounding_mistake("en").code}


@pytest.mark.parametrize(("question", "wrong"), rows("mistakes"))
def test_a_typical_wrong_answer_is_named(question: str, wrong: str) -> None:
    """The answer is incorrect and its mistake the one of the row, in both languages."""
    slip, _, function = question.partition(":")
    code, _, order = slip.partition(" ")
    assert code in KNOWN
    names = ["x", *dict.fromkeys(LETTERS.findall(function))]
    request = {"derivative_of": function, "answer": wrong, "order": int(order or 1), "variables": names}
    for locale in ("en", "vi"):
        result = compare({**request, "locale": locale})
        assert result["outcome"] == "incorrect"
        assert result["mistake"]["code"] == code


def test_a_constant_of_integration_may_have_any_usual_letter() -> None:
    """3x^2 + C, + c, + K: each is wrong and named; a letter that the question has is no such constant."""
    for letter in ("C", "c", "K", "k"):
        result = compare({"derivative_of": "x^3", "answer": f"3x^2 + {letter}"})
        assert result["outcome"] == "incorrect"
        assert result["mistake"]["code"] == "constant_of_integration_added"
    assert compare({"derivative_of": "x^3+c", "answer": "3x^2+c"})["mistake"]["code"] == "constant_kept"


@pytest.mark.parametrize("wrong", ["3x^2*C", "3C", "3x^2 + D", "C"])
def test_other_unknown_letters_stay_unreadable(wrong: str) -> None:
    """Only a letter that is added at the end is taken for a constant of integration."""
    assert compare({"derivative_of": "x^3", "answer": wrong})["outcome"] == "unreadable"


def test_a_constant_beside_another_mistake_is_told_with_it() -> None:
    """x^4/4 + C for the derivative of x^3: integrated, and the constant is told, too."""
    result = compare({"derivative_of": "x^3", "answer": "x^4/4 + C"})
    assert result["mistake"]["code"] == "integrated"
    assert "And: " in result["message"]
