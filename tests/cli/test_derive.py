"""The command `derive`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gradekit.cli.derive import command


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output."""
    result = CliRunner().invoke(command, list(arguments))
    return result.exit_code, result.output


def test_json_names_expression_variable_order_derivative_and_steps() -> None:
    """The document holds what the contract states, and each step goes on where the one before ended."""
    code, output = run("t^3*e^t", "--order", "2", "--format", "json")
    document = json.loads(output)
    assert code == 0
    assert (document["variable"], document["order"]) == ("t", 2)
    assert document["derivative"] == "t(t^2 + 6t + 6)*e^t"
    assert all({"rules", "before", "after", "text"} <= set(step) for step in document["steps"])


def test_a_minus_in_front_is_part_of_the_expression() -> None:
    """`-x^2` is an expression and not an option."""
    code, output = run("-x^2")
    assert code == 0
    assert "= -2x" in output


def test_vietnamese() -> None:
    """In Vietnamese the decimal mark is a comma and the rules have Vietnamese names."""
    _, output = run("0,5x^3", "--locale", "vi")
    assert "1,5x^2" in output
    assert "quy tắc lũy thừa" in output


def test_tex_is_an_aligned_display() -> None:
    """TeX output is one align environment with the rules in words."""
    _, output = run("ln(3x)", "--format", "tex")
    assert output.startswith(r"\begin{align*}")
    assert r"\text{Chain rule, Derivative of the logarithm}" in output


@pytest.mark.parametrize(("expression", "code"), [("x+*2", "missing-operand"), ("x!", "not-differentiable")])
def test_what_cannot_be_done_is_an_error_with_a_code(expression: str, code: str) -> None:
    """An expression that cannot be read or differentiated raises an error with its code."""
    result = CliRunner().invoke(command, [expression])
    assert getattr(result.exception, "code", "") == code
