"""A function that has a value nowhere, or at single points only, has no derivative."""

from __future__ import annotations

import pytest

from gradekit.calculus.derivation import derive
from gradekit.calculus.reach import reach
from gradekit.errors import TemplateError
from gradekit.expression.tidy import tidy
from tests.calculus.notation import rows, tree


@pytest.mark.parametrize(
    "function",
    [
        "(-2)^x",
        "0^x",
        "(1-pi)^(3x)",
        "(-x^2)^x",
        "ln(-x^2)",
        "ln(-e^x)*x",
        "ln(-abs(x-1))",
        "1/0*x",
        "x/(x-x)",
        "ln(ln(1/2))",
        "asin(pi)+asin(3x)",
        "asin(x^2+2)",
        "sqrt(-(x-1)^2)",
        "root(-x^2-1,4)",
        "acosh(tanh(x))",
        "log(x,-2)",
        "log(x,1)",
        "piecewise(ln(-2), x<1, sqrt(-x^2), x>=1)",
        "acosh(sin(x))",
        "asin(x^2+1)",
        "asin(e^x+1)",
        "sqrt(sin(x)-1)",
        "sqrt(-3-2cos(x))",
        "ln(ln(sin(x)))",
        "ln(1-cosh(x))",
        "sqrt(tanh(x)-1)",
        "asin(2atan(x)+5)",
        "acosh(sin(x)/2)",
        "sqrt(-x^2+2x-5)",
        "ln(-sin(x)^2)",
        "ln(x-1)+ln(-x)",
        "sqrt(x)*sqrt(-x)",
        "asin(x)+ln(x-2)",
        "root(3-x,4)/sqrt(2x-7)",
    ],
)
def test_a_function_without_values_is_refused(function: str) -> None:
    """There is no worked solution where no line of it would have a value."""
    with pytest.raises(TemplateError) as caught:
        derive(tree(function), "x")
    assert caught.value.code == "not-differentiable"


@pytest.mark.parametrize(
    "function",
    [
        "ln(-x)",
        "sqrt(-x)",
        "asin(x-5)",
        "ln(a)*x",
        "sqrt(-a^2)*x",
        "(-2)^n*x",
        "(-8)^(1/3)*x",
        "(-x)^(2/3)",
        "ln(x^2-x)",
        "acosh(cosh(x))",
        "piecewise(x, x<1, ln(-1), x>=1)",
        "piecewise(ln(-x), x<0, ln(x), x>=0)",
        "asin(2sin(x)-2)",
        "acosh(2sin(x))",
        "ln(sin(x))",
        "sqrt(x^2-2x-5)",
        "sqrt(2-cosh(x))",
        "ln(3-x)+sqrt(x-1)",
        "asin(x)+acosh(x+1)",
        "sqrt(-relu(x))",
        "sqrt(sin(a)-1)*x",
        *[function for function, _ in rows("derivatives")],
    ],
)
def test_a_function_that_may_have_values_is_not_refused(function: str) -> None:
    """What cannot be shown to lack values everywhere counts as a function with values."""
    assert reach(tidy(tree(function)), "x") is not None
