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
        "sqrt(sin(x)-1)",
        "acosh(cosh(x))",
        "piecewise(x, x<1, ln(-1), x>=1)",
        *[function for function, _ in rows("derivatives")],
    ],
)
def test_a_function_that_may_have_values_is_not_refused(function: str) -> None:
    """What cannot be shown to lack values everywhere counts as a function with values."""
    assert reach(tidy(tree(function)), "x") is not None
