"""The worked derivative: its lines, its rules, its sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gradekit.calculus.derivation import derive, finished
from gradekit.calculus.rules import BY_KIND, OUTER, RULES
from gradekit.calculus.simplifying import CODES, ORDER
from gradekit.equivalence.enclosure import Enclosed, enclose
from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.tree import Function, Symbol, number
from gradekit.model.worked import worked_solution
from tests.calculus.notation import rows, show, tree
from tests.properties.points import points


def test_the_chapters_worked_derivation() -> None:
    """d/dx ln(1+(x-1)^10) takes five lines, with the rules that the chapter names at each."""
    steps = derive(tree("ln(1+(x-1)^10)"), "x").steps
    assert [step.rules for step in steps] == [
        ("chain", "logarithm"),
        ("sum",),
        ("constant", "chain", "power"),
        ("sum", "linear", "constant"),
        ("numbers",),
    ]
    assert [show(step.after) for step in steps] == [
        "1/(1 + (x - 1)^10)*d/dx[1 + (x - 1)^10]",
        "1/(1 + (x - 1)^10)*(d/dx[1] + d/dx[(x - 1)^10])",
        "1/(1 + (x - 1)^10)*(0 + 10(x - 1)^9*d/dx[x - 1])",
        "1/(1 + (x - 1)^10)*(0 + 10(x - 1)^9*(1 - 0))",
        "10(x - 1)^9/(1 + (x - 1)^10)",
    ]


@pytest.mark.parametrize("function", [function for function, _ in rows("derivatives")])
def test_every_line_is_equal_to_the_next(function: str) -> None:
    """Each line starts where the one before ended, and has the same value with its derivatives taken."""
    derivation = derive(tree(function), "x")
    steps = derivation.steps
    assert steps[-1].after == derivation.result
    assert all(a.after == b.before for a, b in pairwise(steps))
    for point in points(("x", "a", "n")):
        final = enclose(derivation.result, point, 200)
        for step in steps:
            value = enclose(finished(step.after), point, 200)
            if isinstance(value, Enclosed):
                assert isinstance(final, Enclosed), f"{function}: {show(step.after)} has a value, the result has none"
                assert value.ball.overlaps(final.ball), f"{function}: {show(step.after)}"


def test_higher_orders_follow_one_another() -> None:
    """The second derivative begins where the first ended, and every order is the derivative of the one below."""
    derivation = derive(tree("x^3*e^x"), "x", 3)
    assert [a.result for a in derivation.applications[:2]] == [a.node for a in derivation.applications[1:]]
    assert show(derivation.result) == show(derive(derive(tree("x^3*e^x"), "x", 2).result, "x").result)
    assert {step.order for step in derivation.steps} == {1, 2, 3}


@pytest.mark.parametrize("order", [0, 21])
def test_order_is_bounded(order: int) -> None:
    """An order below 1 or above 20 is refused."""
    with pytest.raises(ValueError, match="order"):
        derive(tree("x"), "x", order)


def test_every_function_has_a_rule() -> None:
    """Every function of the notation but the factorial can be differentiated."""
    x = Symbol("x")
    for name, function in FUNCTIONS.items():
        if name == "factorial":
            continue
        arguments = (x, number(3)) if function.least == 2 else (x,)
        assert derive(Function(name, arguments), "x").steps, name


def test_sentences_in_both_languages() -> None:
    """Every line of a worked solution has a sentence, in English and in Vietnamese."""
    derivation = derive(tree("x^2*sin(3x) + ln(x)/2^x"), "x")
    for locale in ("en", "vi"):
        solution = worked_solution(derivation, locale)
        assert all(step.text.endswith(".") and step.text[0].isupper() for step in solution.steps)
    assert [s.text for s in worked_solution(derivation, "en").steps] != [
        s.text for s in worked_solution(derivation, "vi").steps
    ]


def test_rules_are_complete() -> None:
    """Every rule has a title, a sentence and conditions in both languages, a statement and a source."""
    for code, rule in RULES.items():
        assert code == rule.code
        assert rule.statement
        assert rule.source
        for texts in (rule.title, rule.sentence):
            assert texts["en"]
            assert texts["vi"]
        assert set(rule.conditions) == {"en", "vi"}
    simplifying = {code for code, rule in RULES.items() if rule.simplifies}
    assert simplifying == {*CODES.values(), ORDER}
    used = {rule.code for rules in BY_KIND.values() for rule in rules} | {code for code, _ in OUTER.values()}
    assert used | {"constant", "chain"} == set(RULES) - simplifying


def test_condensed_keeps_the_lines_with_new_rules() -> None:
    """The middle level of detail leaves sums and powers to the line after, and still goes from start to result."""
    derivation = derive(tree("x^2 + ln(1+(x-1)^10)"), "x")
    condensed = derivation.condensed()
    assert 1 < len(condensed) < len(derivation.steps)
    assert condensed[0].before == derivation.steps[0].before
    assert condensed[-1].after == derivation.result
    assert all(a.after == b.before for a, b in pairwise(condensed))


def test_brief_is_one_line_an_order() -> None:
    """The shortest level of detail has one line for each order."""
    brief = derive(tree("sin(x^2)"), "x", 2).brief()
    assert len(brief) == 2
    assert brief[0].rules == ("chain", "trigonometric", "power")


@pytest.mark.parametrize(
    ("function", "line"),
    [
        ("x*cos(x)", "cos(x) + x*(-sin(x))"),
        ("5cos(x)^3", "5*3cos(x)^2*(-sin(x))"),
        ("-4/x^5 + 4x", "-4*(-5)*x^(-6) + 4"),
        ("1 + cos(-2x^2)", "0 - sin(-2x^2)*(-2*2x)"),
        ("sigmoid(-5x)", "sigmoid(-5x)*(1 - sigmoid(-5x))*(-5)"),
        ("cos(x)/x", "(-sin(x)*x - cos(x))/x^2"),
        ("cos(x)^x", "cos(x)^x*(ln(cos(x)) + x*(-sin(x))/cos(x))"),
    ],
)
def test_a_sign_stays_where_it_arose(function: str, line: str) -> None:
    """Before the tidying up, a negative derivative stands in brackets in its own place."""
    assert line in [show(step.after) for step in derive(tree(function), "x").steps]


@pytest.mark.parametrize(
    ("function", "line"),
    [
        ("1/(x*ln(x))", "(0*(x*ln(x)) - (ln(x) + x*(1/x)))/(x*ln(x))^2"),
        ("1/ln(x)", "(0*ln(x) - 1/x)/ln(x)^2"),
        ("1/(x^2+1)", "(0*(x^2 + 1) - (2x + 0))/(x^2 + 1)^2"),
    ],
)
def test_nothing_times_the_denominator_is_written_as_such(function: str, line: str) -> None:
    """The 0 that a constant numerator leaves stands before a sign of multiplication and the whole denominator."""
    assert line in [show(step.after) for step in derive(tree(function), "x").steps]


def test_the_joins_of_a_piecewise_function_are_the_same_in_every_line() -> None:
    """A smooth join stays in, a kink stays out, from the first line to the last."""
    for slope, sign in (("2x - 1", ">="), ("3x - 2", ">")):
        steps = derive(tree(f"piecewise(x^2, x<1, {slope}, x>=1)"), "x").steps
        assert len(steps) > 1
        assert all(f"x {sign} 1" in show(step.after) for step in steps)


def test_waves_that_cross_do_not_touch() -> None:
    """Sine and cosine have no common point with a common tangent, so that there is no branch for one."""
    slope = show(derive(tree("min(sin(x),cos(x))"), "x").result)
    assert slope == "piecewise(cos(x), sin(x) < cos(x), -sin(x), cos(x) < sin(x))"
    assert "=" not in show(derive(tree("max(2sin(3x),sin(3x)-cos(3x))"), "x").result)
    assert "=" in show(derive(tree("max(2sin(x),1)"), "x").result)


def test_one_over_a_power_is_explained() -> None:
    """Where the power rule is used below a fraction bar, the line says that 1/u^n is a power."""
    texts = [step.text() for step in derive(tree("1/(2 - 4x^2)^2 + 1/x"), "x").steps]
    assert sum("d/dx[1/x^n] = d/dx[x^(-n)]" in said for said in texts) == 1


def test_a_later_derivative_is_announced() -> None:
    """The lines of the second and third derivative begin with a sentence that says so, in both languages."""
    for locale, names in (("en", ("Second", "Third")), ("vi", ("Đạo hàm cấp hai", "Đạo hàm cấp ba"))):
        said = [s.text for s in worked_solution(derive(tree("x^4"), "x", 3), locale).steps if not s.rules]
        assert all(text.startswith(name) for text, name in zip(said, names, strict=True))


def test_a_bracket_keeps_its_number_inside_a_product() -> None:
    """The 2(x + 2) of an inner function is not multiplied out, and constants in front are pulled out in one line."""
    derivation = derive(tree("-3ln((x+2)^2+6)"), "x")
    assert show(derivation.result) == "-6(x + 2)/((x + 2)^2 + 6)"
    assert [step.rules for step in derivation.steps].count(("constant-factor",)) == 1


def test_rules_are_explained_once() -> None:
    """A rule is named in every line that uses it, and explained in the first one only."""
    steps = derive(tree("sin(x^2)*cos(x^3)*e^(5x)"), "x").steps
    texts = " ".join(step.text() for step in steps)
    assert texts.count("differentiate the outer function") == 1
    for step in steps:
        for code in step.rules:
            assert step.text().lower().count(RULES[code].title["en"].lower()) == 1, step.text()
