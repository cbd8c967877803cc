"""The command `derive`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gradekit.cli.derive import FORMATS, command
from gradekit.rendering.typst_process import compile_all


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
    """TeX output is one align environment with the rules, and what they say, between the lines."""
    _, output = run("ln(3x)", "--format", "tex")
    assert output.startswith(r"\begin{align*}")
    assert r"\intertext{\textbf{Chain rule, derivative of the logarithm} Differentiate the outer function" in output
    ended = [line.endswith(r"\\") for line in output.splitlines() if line.startswith("  &")]
    assert all(ended[:-1])
    assert not ended[-1]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("locale", ["en", "vi"])
def test_every_format_names_and_explains_every_rule(form: str, locale: str) -> None:
    """Each rule's title stands in each format and language, and the first use of the chain rule is explained."""
    code, output = run("x^2*e^(3x)", "--order", "2", "--format", form, "--locale", locale)
    assert code == 0
    for word in {"en": ("Product rule", "inner one kept inside"), "vi": ("Quy tắc tích", "hàm trong")}[locale]:
        assert word.lower() in output.lower()


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_with_the_derivative(form: str) -> None:
    """A constant and a function without lines to tell have a derivative in every format."""
    for expression in ("5", "x", "abs(x)*ln(x)", "sin(x)/x"):
        code, output = run(expression, "--format", form)
        assert code == 0
        assert output.strip()


def test_html_is_one_element_with_mathml() -> None:
    """The piece is one `div` with a list item for each step, numbered on through the orders, and no script."""
    _, output = run("x^2*e^(3x)", "--order", "2", "--format", "html")
    steps = json.loads(run("x^2*e^(3x)", "--order", "2", "--format", "json")[1])["steps"]
    first = sum(step["order"] == 1 for step in steps)
    assert output.startswith('<div class="derivation" lang="en">')
    assert output.rstrip().endswith("</div>")
    assert output.count("<li>") == len(steps)
    assert f'<ol start="{first + 1}">' in output
    assert "<math" in output
    assert "<script" not in output


@pytest.mark.parametrize("expression", ["x^2*e^(3x)", "ln(1+(x-1)^10)", "piecewise(x^2, x<0; x, x>=0)", "alpha*sin(x)"])
def test_typst_compiles(expression: str) -> None:
    """The piece stands in an accessible document with a title of its own."""
    for locale in ("en", "vi"):
        _, output = run(expression, "--format", "typst", "--locale", locale)
        assert compile_all([f'#set document(title: "d")\n{output}'])[0].startswith(b"%PDF")


@pytest.mark.parametrize(("expression", "code"), [("x+*2", "missing-operand"), ("x!", "not-differentiable")])
def test_what_cannot_be_done_is_an_error_with_a_code(expression: str, code: str) -> None:
    """An expression that cannot be read or differentiated raises an error with its code."""
    result = CliRunner().invoke(command, [expression])
    assert getattr(result.exception, "code", "") == code
