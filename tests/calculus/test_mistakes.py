"""Every mistake in the catalogue: unsound, named in its own example, told in both languages."""

from __future__ import annotations

import importlib

import pytest

from gradekit.calculus.derivation import derive
from gradekit.calculus.mistake import FAMILIES
from gradekit.calculus.mistake_table import build_table
from gradekit.calculus.mistakes import MISTAKES
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.question import Question
from gradekit.grading.diagnosis import diagnose
from gradekit.model.answer import Answer
from tests.calculus.notation import rows, show, tree

CODES = sorted(MISTAKES)
OF_ORDER_TWO = {"derivative_squared", "derivative_too_few", "middle_term_missing"}


def expected(code: str) -> Answer:
    """The question of the mistake's example."""
    function, _ = MISTAKES[code].example
    order = 2 if code in OF_ORDER_TWO else 1
    of = tree(function)
    return Answer("derivative", derive(of, "x", order).result, of=of, order=order)


@pytest.mark.parametrize("code", CODES)
def test_mistake_is_complete(code: str) -> None:
    """A mistake has a family, names and messages in both languages, and a page that says what, why and what to say."""
    mistake = MISTAKES[code]
    module = importlib.import_module(f"gradekit.calculus.mistakes.{code}")
    assert mistake.code == code
    assert mistake.family in FAMILIES
    assert set(mistake.name) == set(mistake.message) == {"en", "vi"}
    assert (mistake.at is None) != (mistake.whole is None)
    assert "Why it fails: " in (module.__doc__ or "")
    assert "What to say: " in (module.__doc__ or "")


@pytest.mark.parametrize("code", CODES)
def test_mistake_is_recognised_in_its_example(code: str) -> None:
    """The wrong derivative of the example is named after this mistake, in both languages, nothing left to fill in."""
    answer = expected(code)
    for locale in ("en", "vi"):
        found = diagnose(answer, tree(MISTAKES[code].example[1]), locale)
        assert found is not None
        assert (found.code, found.family) == (code, MISTAKES[code].family)
        assert found.name == MISTAKES[code].name[locale]
        assert "{" not in found.message


@pytest.mark.parametrize("code", CODES)
def test_mistake_is_unsound(code: str) -> None:
    """The example's wrong derivative is refuted: at an exact point the two values lie in intervals that do not meet."""
    question = Question(expected(code).value, ("x", "a", "b", "C"), seed=b"unsound")
    evidence = decide(question, tree(MISTAKES[code].example[1])).evidence
    assert isinstance(evidence, Refuted)


@pytest.mark.parametrize("function", [function for function, _ in rows("derivatives")])
def test_right_answers_have_no_mistake(function: str) -> None:
    """The right derivative is never given a mistake, and no table holds it."""
    of = tree(function)
    table = build_table(of, "x")
    assert table.right not in table.entries or table.right is None
    assert diagnose(Answer("derivative", derive(of, "x").result, of=of), derive(of, "x").result) is None


def test_harmless_mistakes_are_known() -> None:
    """A mistake that gives the right answer is told apart: f·f' + g·g' for ln(2x)·ln(3x), e^x itself for e^x."""
    for function, code in (("ln(2x)*ln(3x)", "factors_with_own_derivative"), ("e^x", "not_differentiated")):
        assert code in build_table(tree(function), "x").harmless_mistakes()


def test_mistakes_with_the_same_outcome_are_known() -> None:
    """Two mistakes that cannot be told apart for a question are listed: f'/g' and f' alone for sin(x)/x."""
    met = build_table(tree("sin(x)/x"), "x").alike()
    assert any({"denominator_not_differentiated", "quotient_of_derivatives"} <= set(codes) for codes in met)


ROWS = [
    ("3x-4x^2", "1-2x", "coefficient_lost"),
    ("(x+2/x^2)*(2x-3/x)", "3/x^2-4/x^3+3", "sum_rule_on_product"),
    ("sin(x)/x", "cos(x)", "quotient_of_derivatives"),
    ("ln(6x)", "1/(6x)", "forgot_inner_derivative"),
    ("e^(x^2)", "x^2*e^(x^2-1)", "power_rule_on_exponential"),
    ("sqrt(x^2+1)", "1/(2sqrt(x^2+1))", "forgot_inner_derivative"),
    ("x^3/3", "0.33*3x^2", "rounded_decimal"),
    ("tan(2x)", "sec(2x)^2", "forgot_inner_derivative"),
    ("x*ln(x)", "1/x", "product_of_derivatives"),
    ("(2x+1)^4", "4(2x+1)^3", "forgot_inner_derivative"),
    ("cos(x^2)", "2x*sin(x^2)", "trigonometric_sign"),
    ("x^x", "x*x^(x-1)", "half_of_general_power"),
    ("sin(x)^ln(x)", "sin(x)^ln(x)*(ln(sin(x))/x+ln(x)/sin(x))", "forgot_inner_derivative"),
    ("1/(x^2+3)", "-1/(x^2+3)^2", "forgot_inner_derivative"),
    ("(x^2+3x)^4", "4(2x+3)^4", "outer_derivative_at_inner_derivative"),
    ("(x^2+3x)^4", "4(x^2+3x)^3*(2x+3)^2", "inner_derivative_twice"),
    ("cos(2x)^3", "-6sin(2x)^2", "outer_derivative_at_inner_derivative"),
    ("e^x", "x*e^(x-1)", "power_rule_on_exponential"),
    ("e^x", "e^(x-1)", "power_rule_on_exponential"),
    ("sec(x)", "csc(x)*cot(x)", "trigonometric_mix_up"),
    ("4sin(3x)", "-12sin(3x)", "trigonometric_mix_up"),
    ("arctan(2x)", "2/(1+2x)", "inner_square_incomplete"),
    ("2x^3-3x^2+4x", "6x^3-6x^2+4x", "exponent_kept"),
    ("2x^3-3x^2+4x", "6x^2-3x^2+4x", "term_not_differentiated"),
    ("(3x^2+1)*sin(x)", "6x*sin(x)+3x^2+1*cos(x)", "bracket_lost"),
    ("4x^(5/2)", "20x^(3/2)", "arithmetic_slip"),
    ("(5x^2)^3", "6x^5", "coefficient_lost"),
    ("cos(x)", "-pi/180*sin(x)", "degrees_for_radians"),
    ("3e^x", "-3e^x", "minus_gained"),
    ("(x^2+1)*(x^3-2x)", "5x^4-3x^2+2", "term_sign_flipped"),
    ("7x^5+2x-9", "35x^4+2x-9", "term_not_differentiated"),
    ("2x^(-3)-x", "-6x^4-1", "reciprocal_lost"),
    ("ln(5x)", "1/x", None),
    ("x^2", "7x^5-2", None),
    ("sin(x)", "17", None),
]

PART_OF_THE_LINE = [
    ("max(x,1)", "-1"),
    ("max(x,3)", "-1"),
    ("max(2,x,-5)", "-1"),
    ("min(x,700)", "-1"),
    ("relu(x)", "-1"),
    ("relu(-x)", "1"),
    ("relu(x-600)", "-1"),
    ("abs(x)", "-1"),
    ("abs(x^2-1)", "-2x"),
    ("(x-800)^2", "-2abs(x-800)"),
    ("x^3", "3abs(x)^3"),
    ("x^3", "3e^(3ln(x^2)/2)"),
    ("1/(x-800)", "1/(abs(x-800)*(x-800))"),
    ("x^3", "-3x*abs(x)"),
    ("x^2+4", "2*sqrt(x^2)+4"),
    ("sin(2x)", "cos(2abs(x))*sign(x)"),
]
"""Functions and answers that a mistake makes on a piece of the line only."""


@pytest.mark.parametrize(("function", "wrong"), PART_OF_THE_LINE)
def test_part_of_the_line_does_not_name_a_mistake(function: str, wrong: str) -> None:
    """An answer that equals a mistaken derivative on one side of a kink alone gets no name."""
    of = tree(function)
    found = diagnose(Answer("derivative", derive(of, "x").result, of=of), tree(wrong))
    assert found is None, found.message


WHOLE_LINE = [
    ("abs(x-5)", "(5-x)/abs(x-5)", "overall_sign"),
    ("abs(x^2-1)", "sign(x^2-1)", "forgot_inner_derivative"),
    ("x^3", "3sqrt(x)^6", "exponent_kept"),
    ("x^4", "4*abs(x)^4", "exponent_kept"),
    ("abs(x-5)", "1", "outer_of_inner_derivative"),
    ("abs(x^2-1)", "2x", "only_inner_derivative"),
    ("abs(x^2-1)", "2abs(x)", "outer_derivative_not_at_inner"),
    ("ln(x-2)", "-1/(x-2)", "overall_sign"),
    ("sqrt(3x-5)", "1/(2sqrt(3x-5))", "forgot_inner_derivative"),
]


@pytest.mark.parametrize(("function", "wrong", "code"), WHOLE_LINE)
def test_another_form_of_a_mistaken_derivative_is_named(function: str, wrong: str, code: str) -> None:
    """What equals a mistaken derivative wherever both have values is named, however it is written."""
    of = tree(function)
    found = diagnose(Answer("derivative", derive(of, "x").result, of=of), tree(wrong))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(("function", "wrong", "code"), ROWS)
def test_diagnosis(function: str, wrong: str, code: str | None) -> None:
    """A typical wrong answer gets the name of its mistake, any other one gets none."""
    of = tree(function)
    found = diagnose(Answer("derivative", derive(of, "x").result, of=of), tree(wrong))
    assert (found.code if found else None) == code, show(of)


def test_two_mistakes_are_both_told() -> None:
    """Two mistakes at once are found and the message names both."""
    of = tree("3x-4x^2")
    found = diagnose(Answer("derivative", derive(of, "x").result, of=of), tree("2x+1"))
    assert found is not None
    assert "And: " in found.message
