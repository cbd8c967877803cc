"""Antiderivatives: a jump inside an interval is found wherever it lies, and none is seen where there is none."""

from __future__ import annotations

import pytest

from gradekit.answers.authored import expected
from gradekit.equivalence.evidence import Exhausted
from gradekit.grading.grader import grade

JUMPING = (
    ("arctan(x)", "arctan((x+1/33)/(1-x/33))+C", ""),
    ("arctan(x)", "arctan((x+3)/(1-3x))+C", ""),
    ("x^3", "x^3+arctan(1/(x+45))+arctan(x+45)+C", ""),
    ("arctan(x+17)", "-arctan(1/(x+17))+C", ""),
    ("x", "30*arctan(tan(x/30))+C", ""),
    ("arctan(x)", "-arctan(1/x)+C", "-0.3 < x < 0.2"),
    ("arctan(x)", "-arctan(1/x)+C", "-0.001 < x"),
    ("arctan(e^x-3)", "-arctan(1/(e^x-3))+C", ""),
    ("x^4", "x^4+sign(x+31)+C", ""),
    ("x^4", "x^4+sign(x^2-900)+C", ""),
    ("arcsin(9x)", "arcsin(9x)+sign(x)+C", ""),
    ("sqrt(x-50)", "sqrt(x-50)+sign(x-52)+C", ""),
    ("x^4", "x^4+floor(x/50+1/3)+C", ""),
    ("x^4", "x^4+sign(x-0.03)+C", "0 < x < 0.1"),
    ("x^4", "x^4+heaviside(x-90)+C", ""),
    ("x^4", "x^4+piecewise(1,x<64,2)+C", ""),
    ("x^4", "x^4+sqrt(x^2-80x+1600)/(x-40)+C", ""),
    ("a*x", "a*x+sign(x-60*a)+C", ""),
    ("arctan(x/a)", "-arctan(a/x)+C", "a > 2"),
)

CONTINUOUS = (
    ("ln(abs(x))", "ln|x|+arctan(1/x)+arctan(x)+C", ""),
    ("ln(abs(x^2-3))", "ln|x^2-3|+sign(x^2-3)+C", ""),
    ("x*abs(x)/2", "sign(x)*x^2/2+C", ""),
    ("abs(x)", "x^2/|x|+C", ""),
    ("arctan(x)", "-arctan(1/x)+C", "x > 0"),
    ("arctan(x)", "-arctan(1/x)+C", "x != 0"),
    ("arctan(e^x)", "-arctan(1/e^x)+C", ""),
    ("arctan(x)", "arctan((x+1/33)/(1-x/33))+C", "x < 33"),
    ("x^3/3", "(x^4-9x^3)/(3(x-9))+C", ""),
    ("tan(x/2)", "(1-cos(x))/sin(x)+C", ""),
    ("ln(abs(tan(x/2)))", "ln|csc(x)-cot(x)|+C", ""),
    ("-ln(abs(cos(x)))", "ln|sec(x)|+C", ""),
    ("ln(abs(sec(x)+tan(x)))", "-ln|sec(x)-tan(x)|+C", ""),
    ("2*arctan(tan(x/2)/sqrt(3))", "2*arctan(sin(x)/(sqrt(3)*(1+cos(x))))+C", ""),
    ("x-2*arctan(tan(x/2)/2)", "x-2*arctan((1-cos(x))/(2sin(x)))+C", ""),
    ("1/ln(x)", "(1+ln(x))/ln(x)+C", ""),
    ("x/(2+sin(x))", "1+x/(2+sin(x))+C", ""),
    ("arctan(x/a)", "-arctan(a/x)+C", "x > 0"),
)


@pytest.mark.parametrize(("key", "typed", "domain"), JUMPING)
def test_a_jump_inside_an_interval_is_incorrect(key: str, typed: str, domain: str) -> None:
    """A response with the right derivative that jumps where the integrand is defined is refuted, with the note."""
    verdict = grade(expected("antiderivative", key, domain=domain, variables=("x", "a")), typed)
    assert (verdict.outcome, verdict.note) == ("incorrect", "jump"), verdict


@pytest.mark.parametrize(("key", "typed", "domain"), CONTINUOUS)
def test_another_constant_on_another_interval_is_correct(key: str, typed: str, domain: str) -> None:
    """A response that jumps nowhere but where the integrand has no value is right."""
    verdict = grade(expected("antiderivative", key, domain=domain, variables=("x", "a")), typed)
    assert verdict.outcome == "correct", verdict


def test_places_that_cannot_be_listed_leave_the_answer_undecided() -> None:
    """Zeros without end of a function that is not periodic are too many: the limit is named, nothing is claimed."""
    key = expected("antiderivative", "arctan(tan(x^2/2)/2)")
    verdict = grade(key, "arctan(sin(x^2)/(2(1+cos(x^2))))+ln(2)+C")
    assert verdict.outcome == "undecided", verdict
    assert verdict.evidence == Exhausted("jumps")


@pytest.mark.parametrize("typed", ["x^3+cos(C)^2+sin(C)^2", "x^3+C-C", "x^3+0*C", "x^3+ln(e^C)-C", "x^3+C^0"])
def test_a_constant_without_effect_is_missing(typed: str) -> None:
    """A letter C on which the value does not depend is no constant of integration."""
    verdict = grade(expected("antiderivative", "x^3"), typed)
    assert (verdict.outcome, verdict.note) == ("wrong_form", "constant-missing"), verdict


@pytest.mark.parametrize("typed", ["x^3+C", "x^3+2C", "C+x^3-1", "(x^4+C*x)/x", "x^3+e^C", "x^3-C/7", "x^3+C^3"])
def test_a_constant_with_effect_is_taken(typed: str) -> None:
    """The constant may stand in any form on which the value depends."""
    verdict = grade(expected("antiderivative", "x^3"), typed)
    assert verdict.outcome == "correct", verdict
