"""The end of a worked derivative: the teacher's form, in lines whose names can be seen to be true."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gradekit.calculus import visible
from gradekit.calculus.derivation import Derivation, DerivationStep, derive
from gradekit.calculus.rules import RULES
from gradekit.errors import TemplateError
from gradekit.expression.tree import ONE, Function, Node, Number, Power, Product, Quotient, Sum, walk
from tests.calculus.functions import FUNCTIONS
from tests.calculus.notation import rows, show, tree


def end_of(derivation: Derivation) -> list[DerivationStep]:
    """The lines behind the last rule of differentiation."""
    steps = list(derivation.steps)
    last = max((n for n, step in enumerate(steps) if not all(RULES[c].simplifies for c in step.rules)), default=-1)
    return steps[last + 1 :]


@pytest.mark.parametrize(
    ("function", "lines"),
    [
        ("x^2*e^x", [("x(x + 2)*e^x", "common-factor")]),
        ("x*ln(x) - x", [("(ln(x) + 1) - 1", "cancel"), ("ln(x)", "collect")]),
        ("x/(x^2 + 1)", [("((x^2 + 1) - 2x^2)/(x^2 + 1)^2", "numbers"), ("(1 - x^2)/(x^2 + 1)^2", "collect")]),
        ("sin(x)*cos(x)", [("cos(x)^2 - sin(x)^2", "join-powers")]),
        ("sin(x)/cos(x)", [("1/cos(x)^2", "sum-of-squares")]),
        ("7x^3 + 2x", [("21x^2 + 2", "numbers")]),
        ("5*sin(x)", []),
        ("sqrt(cos(x))", [("-sin(x)/(2sqrt(cos(x)))", "simplify")]),
        (
            "2x^4*sin(2 - 6x)",
            [
                ("2(4x^3*sin(2 - 6x) - 6x^4*cos(2 - 6x))", "numbers"),
                ("8x^3*sin(2 - 6x) - 12x^4*cos(2 - 6x)", "multiply-out"),
            ],
        ),
        ("1/(2 - 4x^2)^2", [("16x/(2 - 4x^2)^3", "numbers negative-powers")]),
        (
            "e^x*(3x + 4)",
            [
                ("(3x + 4)*e^x + 3e^x", "numbers"),
                ("((3x + 4) + 3)*e^x", "common-factor"),
                ("(3x + 7)*e^x", "collect"),
            ],
        ),
        (
            "(x + 1)^2*(x - 2)^3",
            [
                ("2(x + 1)(x - 2)^3 + 3(x + 1)^2*(x - 2)^2", "numbers"),
                ("(x + 1)(2(x - 2) + 3(x + 1))(x - 2)^2", "common-factor"),
                ("(x + 1)(5x - 1)(x - 2)^2", "multiply-out collect"),
            ],
        ),
        (
            "x/sqrt(x^2 + 1)",
            [
                ("(sqrt(x^2 + 1) - x^2/sqrt(x^2 + 1))/(x^2 + 1)", "join-powers numbers"),
                ("((x^2 + 1) - x^2)/(x^2 + 1)^(3/2)", "clear-fractions"),
                ("1/(x^2 + 1)^(3/2)", "collect"),
            ],
        ),
        (
            "sqrt(x)*(x + 1)",
            [
                ("(x + 1)/(2sqrt(x)) + sqrt(x)", "numbers"),
                ("((x + 1) + 2x)/(2sqrt(x))", "common-denominator"),
                ("(3x + 1)/(2sqrt(x))", "collect"),
            ],
        ),
        (
            "log(x, x + 1)",
            [
                ("(ln(x + 1)/x - ln(x)/(x + 1))/ln(x + 1)^2", "numbers"),
                ("((x + 1)*ln(x + 1) - x*ln(x))/(x(x + 1)*ln(x + 1)^2)", "clear-fractions"),
            ],
        ),
        ("asin(x)/x", [("(x - arcsin(x)*sqrt(1 - x^2))/(x^2*sqrt(1 - x^2))", "clear-fractions")]),
        (
            "ln(x + sqrt(x^2 + 1))",
            [
                ("(1 + x/sqrt(x^2 + 1))/(x + sqrt(x^2 + 1))", "numbers"),
                ("1/sqrt(x^2 + 1)", "clear-fractions cancel"),
            ],
        ),
    ],
)
def test_the_end_is_told_line_by_line(function: str, lines: list[tuple[str, str]]) -> None:
    """Products by themselves, then what is taken out, then the brackets: each line with the names of what it does."""
    assert [(show(s.after), " ".join(s.rules)) for s in end_of(derive(tree(function), "x"))] == lines


@pytest.mark.parametrize(
    ("function", "derivative"),
    [
        ("(2x)^3", "24x^2"),
        ("(-2x)^5", "-160x^4"),
        ("1/(2x)^3", "-3/(8x^4)"),
        ("(2x)^40", "80*(2x)^39"),
        ("(x*y)^3", "3x^2*y^3"),
        ("(e^x)^x", "2x*e^(x^2)"),
        ("root(x, 3)*root(x, 6)", "1/(2sqrt(x))"),
        ("root(x, 2)", "1/(2sqrt(x))"),
        ("sqrt(4x)", "1/sqrt(x)"),
        ("sqrt(x^3)", "3sqrt(x)/2"),
        ("cbrt(x^2)", "2/(3cbrt(x))"),
        ("sqrt(x)+1/sqrt(x)", "1/(2sqrt(x)) - 1/(2x*sqrt(x))"),
        ("x^abs(x)", "x^abs(x)*(x*ln(x) + x)/abs(x)"),
        ("abs(x)^x", "abs(x)^x*(ln(abs(x)) + 1)"),
        ("1/abs(x)^3", "-3/(x^3*abs(x))"),
        ("asec(x^2)", "2/(x*sqrt(x^4 - 1))"),
        ("max(sin(x), 1)", "0"),
        ("min(x^2, -1)", "0"),
        ("sin(x)/(1-cos(x))", "-1/(1 - cos(x))"),
        ("ln(sec(x)+tan(x))", "sec(x)"),
        ("1/(1+1/x)", "1/(x + 1)^2"),
        ("sqrt(x+sqrt(x))", "(2sqrt(x) + 1)/(4sqrt(x)*sqrt(x + sqrt(x)))"),
        ("e^x*ln(x)/x", "e^x*(x*ln(x) + 1 - ln(x))/x^2"),
        ("(1+x^2)*atan(x)", "2x*arctan(x) + 1"),
        ("(x+2)^3-x^3", "12x + 12"),
        ("sigmoid(x)*(1-sigmoid(x))", "sigmoid(x)*(1 - sigmoid(x))(1 - 2sigmoid(x))"),
        ("x^x*ln(x)", "x^x*(ln(x)*(ln(x) + 1) + 1/x)"),
        ("(x-a)^n*(x-b)^m", "(n(x - b) + m(x - a))(x - a)^(n - 1)*(x - b)^(m - 1)"),
    ],
)
def test_the_end_is_what_a_teacher_writes(function: str, derivative: str) -> None:
    """Powers of products are worked out, fractions do not stand in fractions, roots stay roots."""
    assert show(derive(tree(function), "x").result) == derivative


@pytest.mark.parametrize(
    ("function", "line", "rules"),
    [
        ("x^3*x^4", "x^7", ("join-powers",)),
        ("2x*3x", "6x^2", ("join-powers", "numbers")),
        ("x+x", "2x", ("collect",)),
        ("sqrt(4)*x", "2x", ("numbers",)),
        ("3x-(-2)", None, ()),
        ("x*2", None, ()),
    ],
)
def test_a_function_simplified_first_is_told(function: str, line: str | None, rules: tuple[str, ...]) -> None:
    """The first line says how the function was simplified, if it was and does not only look different."""
    derivation = derive(tree(function), "x")
    first = derivation.steps[0]
    told = (show(first.after), first.rules) if derivation.written is not None else None
    assert told == (None if line is None else (f"d/dx[{line}]", rules))
    assert show(first.before) == f"d/dx[{show(derivation.written or derivation.node)}]"
    assert derivation.told("brief")[0].before == first.before


def lines() -> list[tuple[str, DerivationStep]]:
    """Every line of algebra in the worked derivatives of many functions."""
    found = []
    for function in [*FUNCTIONS, *(function for function, _ in rows("derivatives"))]:
        for order in (1, 2):
            try:
                derivation = derive(tree(function), "x", order)
            except TemplateError:
                continue
            found += [(function, step) for step in derivation.steps if all(RULES[c].simplifies for c in step.rules)]
    return found


def test_a_named_simplification_is_seen() -> None:
    """Each name of a rule of algebra comes with the change that a reader of both lines looks for."""
    counts = {
        "common-denominator": visible.fractions_in_sums,
        "clear-fractions": visible.nested_fractions,
        "collect": lambda node: visible.multiplied_out(node) + visible.terms(node),
        "sum-of-squares": visible.squares,
        "join-powers": visible.repeats,
        "power-of-product": visible.powers_of_products,
        "numbers": visible.numbers,
        "negative-powers": visible.negative_powers,
    }
    told = lines()
    assert {code for _, step in told for code in step.rules} >= {*counts, "multiply-out", "cancel", "common-factor"}
    for function, step in told:
        for code in step.rules:
            said = f"{function}: {show(step.before)} = {show(step.after)} ({code})"
            if code in counts:
                assert counts[code](function_in(step.after)) < counts[code](function_in(step.before)), said
            elif code == "multiply-out":
                assert visible.opened(step.before, step.after), said
            elif code == "cancel":
                fewer = visible.bars(step.after) < visible.bars(step.before)
                assert fewer or visible.cancelled(step.before, step.after), said
            elif code == "common-factor":
                known = visible.brackets(step.before, alone=True).keys()
                assert visible.brackets(step.after, alone=True).keys() - known, said


def function_in(node: Node) -> Node:
    """The function of a derivative still to be taken, else the node."""
    return node.arguments[0] if isinstance(node, Function) and node.name == "diff" else node


def test_a_line_without_a_name_only_reorders() -> None:
    """Where a line says no more than `simplify`, letters, functions and numbers are those of the line before."""
    for function, step in lines():
        if step.rules == ("simplify",):
            assert leaves(step.before) == leaves(step.after), f"{function}: {show(step.before)} = {show(step.after)}"


def leaves(node: Node) -> list[str]:
    """The letters, names of functions and numbers of a tree, ones left out, sorted."""
    return sorted(
        show(part) if not isinstance(part, Function) else part.name
        for part in walk(node)
        if isinstance(part, Function) or (not isinstance(part, (Sum, Product, Quotient, Power)) and leaf(part))
    )


def leaf(node: Node) -> bool:
    """Whether the node has no parts and is no 1."""
    return sum(1 for _ in walk(node)) == 1 and not (isinstance(node, Number) and node == ONE)


def test_a_root_is_written_in_one_way() -> None:
    """No result has sqrt(u) beside u^(1/2), nor root(u, 2)."""
    for function in FUNCTIONS:
        try:
            derivation = derive(tree(function), "x")
        except TemplateError:
            continue
        for step in derivation.steps:
            roots = {n.arguments[0] for n in walk(step.after) if isinstance(n, Function) and n.name == "sqrt"}
            halves = {n.base for n in walk(step.after) if isinstance(n, Power) and show(n.exponent) == "1/2"}
            assert not roots & halves, f"{function}: {show(step.after)}"
        assert "root(x, 2)" not in show(derivation.result)


def test_no_line_says_the_same_as_the_one_before() -> None:
    """Every line changes something, and none is repeated."""
    for function in FUNCTIONS:
        try:
            steps = derive(tree(function), "x").steps
        except TemplateError:
            continue
        assert all(step.before != step.after for step in steps), function
        assert all(a.after == b.before for a, b in pairwise(steps)), function
