"""Tables of trees that are tidied, differentiated, and given to author functions."""

from __future__ import annotations

import pytest

from gradekit.calculus.author import AUTHOR_FUNCTIONS, call
from gradekit.calculus.derivation import derive
from gradekit.errors import TemplateError
from gradekit.expression.functions import AUTHOR_FUNCTIONS_ARITY
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Function, Node, rebuild
from tests.calculus.notation import rows, show, tree


def applied(node: Node) -> Node:
    """The tree with its author functions applied, innermost first."""
    node = rebuild(node, applied)
    if isinstance(node, Function) and node.name in AUTHOR_FUNCTIONS:
        return call(node.name, node.arguments)
    return node


@pytest.mark.parametrize(("given", "expected"), rows("tidy"))
def test_tidy(given: str, expected: str) -> None:
    """A tree is tidied to what a teacher would write."""
    assert show(tidy(tree(given))) == expected


@pytest.mark.parametrize(("function", "expected"), rows("derivatives"))
def test_derivative(function: str, expected: str) -> None:
    """A derivative comes out in the form a teacher would write."""
    assert show(derive(tree(function), "x").result) == expected


@pytest.mark.parametrize(("formula", "expected"), rows("author_functions"))
def test_author_function(formula: str, expected: str) -> None:
    """An author function gives the stated result."""
    assert show(applied(tree(formula))) == expected


def test_author_functions_are_the_ones_the_reader_knows() -> None:
    """Every author function that can be read can be called, and the other way round."""
    assert set(AUTHOR_FUNCTIONS) == set(AUTHOR_FUNCTIONS_ARITY)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("solve(x^2-1,x)", "AUTHOR-no-result"),
        ("solve(sin(x),x)", "AUTHOR-no-result"),
        ("subs(x,2,x)", "AUTHOR-argument"),
        ("expand((x+y+a+b+m+n+1)^40)", "AUTHOR-too-large"),
        ("expand((x+1)^999999)", "AUTHOR-too-large"),
        ("diff(x,x,21)", "AUTHOR-argument"),
        ("diff(x!,x)", "not-differentiable"),
        ("integrate(e^(x^2),x)", "AUTHOR-no-result"),
        ("integrate(1/x,x,0,1)", "AUTHOR-no-result"),
        ("taylor(ln(x),x,0,2)", "AUTHOR-no-result"),
        ("limit(1/x,x,0)", "AUTHOR-no-result"),
        ("quotient(x,0,x)", "AUTHOR-no-result"),
        ("degree(sin(x),x)", "AUTHOR-argument"),
        ("coefficient(1/x,x,1)", "AUTHOR-argument"),
        ("mod(1/2,3)", "AUTHOR-argument"),
        ("factor(1/(x-x))", "AUTHOR-no-result"),
    ],
)
def test_author_function_refuses(formula: str, code: str) -> None:
    """What an author function cannot do is a template error with a code."""
    with pytest.raises(TemplateError) as caught:
        applied(tree(formula))
    assert caught.value.code == code
