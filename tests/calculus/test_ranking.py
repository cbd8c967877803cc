"""Which of several explanations is told: one slip before two, every place of a mistake, and never a guess."""

from __future__ import annotations

import pytest

from gradekit.calculus.derivation import derive
from gradekit.calculus.explanation import Explanation
from gradekit.calculus.fingerprint import fingerprint, nearby
from gradekit.calculus.mistake_table import build_table
from gradekit.calculus.mistakes import MISTAKES
from gradekit.grading.diagnosis import diagnose
from gradekit.grading.mistake_search import table_of
from gradekit.grading.ranking import told
from gradekit.model.answer import Answer
from gradekit.templates.library import library
from tests.calculus.notation import show, tree


def question(function: str, order: int = 1) -> Answer:
    """The derivative of a function as an expected answer."""
    of = tree(function)
    return Answer("derivative", derive(of, "x", order).result, of=of, order=order)


def names(code: str, answer: Answer, explanation: Explanation, locale: str) -> bool:
    """Whether the diagnosis of this wrong answer names the mistake or states it, in its own or another word."""
    found = diagnose(answer, explanation.tree, locale)
    assert found is not None, f"{answer.of}: {show(explanation.tree)} has no name"
    mistake = MISTAKES[code]
    same = {code, *mistake.same_as, *(c for c, other in MISTAKES.items() if code in other.same_as)}
    if found.code in same or any(MISTAKES[c].name[locale] in found.message for c in same):
        return True
    details = {name: show(node) for name, node in explanation.events[0].slip.details.items()}
    place = explanation.events[0].place
    said = {"place": "" if place is None else show(place.node), **details}
    return any(MISTAKES[c].message[locale].split("{")[0] in found.message for c in same) or (
        mistake.message[locale].format(**said) in found.message
    )


@pytest.mark.parametrize(("step", "seeds"), [(4, 1), pytest.param(1, 40, marks=pytest.mark.slow)])
def test_a_single_slip_is_named_or_tied(step: int, seeds: int) -> None:
    """The diagnosis of an answer with one slip names that slip, or states it beside another that fits as well."""
    for template_id in sorted(library().files)[::step]:
        for seed in range(seeds):
            for part in library().get(template_id).draw(seed).parts:
                answer = part.answer
                if answer.of is None:
                    continue
                table = table_of(answer.of, answer.variables[0], answer.order)
                assert table is not None
                for explanations in table.entries.values():
                    for explanation in explanations:
                        if len(explanation.codes) == 1:
                            said = f"{template_id} {seed} {show(answer.of)}: {show(explanation.tree)}"
                            assert names(explanation.codes[0], answer, explanation, "en"), said


ONE_BEFORE_TWO = [
    ("x^3*e^(-2x)", "3x^2*e^(-2x)-x^3*e^(-2x)", "coefficient_lost", "2x"),
    ("e^(-5x)", "-e^(-5x)", "coefficient_lost", "5x"),
    ("sin(3x)+e^(-2x)", "cos(3x)-e^(-2x)", "coefficient_lost", "3x"),
    ("x^2*sin(5-x^2)", "2x*sin(5-x^2)-x^2*cos(5-x^2)", "forgot_inner_derivative", "5 - x^2"),
]


@pytest.mark.parametrize(("function", "wrong", "code", "place"), ONE_BEFORE_TWO)
def test_one_slip_wins_over_two(function: str, wrong: str, code: str, place: str) -> None:
    """An answer that one slip explains exactly is told by that slip alone, without an addition that is not true."""
    found = diagnose(question(function), tree(wrong))
    assert found is not None
    assert found.code == code
    assert place in found.message
    assert "And: " not in found.message
    assert "sign" not in found.message


EVERYWHERE = [
    ("sin(3x)*e^(2x)", "cos(3x)e^(2x)+sin(3x)e^(2x)", 1, "forgot_inner_derivative", ("sin(3x)", "e^(2x)")),
    ("3x^2+5x^4+7", "3x+5x^3", 1, "exponent_not_brought_down", ("x^2", "x^4")),
    ("ln(2x)+ln(x^2+1)+e^(5x)", "1/(2x)+1/(x^2+1)+e^(5x)", 1, "forgot_inner_derivative", ("ln(2x)", "ln(x^2 + 1)")),
    ("(3x+1)^5", "20(3x+1)^3", 2, "forgot_inner_derivative", ("(3x + 1)^5", "(3x + 1)^4")),
]


@pytest.mark.parametrize(("function", "wrong", "order", "code", "places"), EVERYWHERE)
def test_a_mistake_made_everywhere_is_told_at_every_place(
    function: str, wrong: str, order: int, code: str, places: tuple[str, ...]
) -> None:
    """The same mistake at every place is one explanation, and its message lists the places in both languages."""
    for locale, again in (("en", "The same happened with"), ("vi", "Lỗi này lặp lại ở")):
        found = diagnose(question(function, order), tree(wrong), locale)
        assert found is not None
        assert found.code == code
        assert again in found.message
        assert all(place in found.message for place in places), found.message


def test_only_places_with_a_trace_are_told() -> None:
    """In sin(cos(3x)) whoever leaves out the outermost inner derivative shows nothing of the inner ones."""
    found = diagnose(question("sin(cos(3x))"), tree("cos(cos(3x))"))
    assert found is not None
    assert "The same happened" not in found.message


def test_a_tie_states_both() -> None:
    """Where two mistakes fit about as well, the message states both; a less likely one is added by its name."""
    tie = diagnose(question("(3x+1)^3"), tree("3(3x+1)^2"))
    assert tie is not None
    assert tie.code == "forgot_inner_derivative"
    assert "Or else: " in tie.message
    added = diagnose(question("sin(x)/x"), tree("cos(x)"))
    assert added is not None
    assert "The same answer can also come from: " in added.message


FRACTIONS = [
    ("x/(x^2+1)", "(1+x^2)/(x^2+1)^2", "sign_above_bar"),
    ("(x^2+3)/(x-1)", "(x^2-2x+3)/(x-1)^2", "minus_reaches_first_term_only"),
    ("x/(x^2+1)", "(x^2+1-2x)/(x^2+1)^2", "part_of_quotient_rule_missing"),
    ("x^2/(x^3+1)", "(2x-3x^4)/(x^3+1)^2", "part_of_quotient_rule_missing"),
    ("sin(x)/x", "-sin(x)/x^2", "part_of_quotient_rule_missing"),
    ("x/(x^2+1)", "1/(x^2+1)^2", "numerator_derivative_over_square"),
    ("x/(x^2+1)", "(3x^2+1)/(x^2+1)^2", "plus_in_quotient_rule"),
    ("x/(x^2+1)", "1/(x^2+1)", "denominator_not_differentiated"),
]


@pytest.mark.parametrize(("function", "wrong", "code"), FRACTIONS)
def test_slips_in_a_fraction_are_told_in_words_of_the_quotient_rule(function: str, wrong: str, code: str) -> None:
    """Whoever squared the denominator has used the quotient rule: no other rule is told, and no product."""
    found = diagnose(question(function), tree(wrong))
    assert found is not None
    assert found.code == code
    assert "product rule" not in found.message


def test_a_power_of_a_logarithm_is_read_in_two_ways() -> None:
    """For 2/x as the derivative of ln(x)^2 both likely slips are told; x^(x-1) for x^x is told as the power rule."""
    found = diagnose(question("ln(x)^2"), tree("2/x"))
    assert found is not None
    assert "Or else: " in found.message
    assert "the power belongs to the whole of ln(x)" in found.message
    power = diagnose(question("x^x"), tree("x^(x-1)"))
    assert power is not None
    assert power.code == "half_of_general_power"


def test_several_signs_are_told_as_one() -> None:
    """Where several slips of sign turn the whole answer around, what they have in common is told first."""
    found = diagnose(question("1/(1+e^(-5x))"), tree("-5e^(-5x)/(1+e^(-5x))^2"))
    assert found is not None
    assert found.code == "overall_sign"


def test_two_slips_are_kept_only_where_one_does_not_do() -> None:
    """No entry of a table mixes explanations by one mistake and by two."""
    for function in ("x^3*e^(-2x)", "sin(3x)*e^(2x)", "ln(x^2+1)/x"):
        for explanations in build_table(tree(function), "x").entries.values():
            assert len({len(e.codes) > 1 for e in explanations}) == 1
            assert told(explanations).first in explanations


def test_values_between_two_roundings_are_found() -> None:
    """The same value computed in two ways is found although it rounds to different digits."""
    low, high = 2.67399845 * (1 - 1e-14), 2.67399845 * (1 + 1e-14)
    one, other = (low, 1.5, None), (high, 1.5, None)
    assert fingerprint(one) in nearby(other)
    assert fingerprint(other) in nearby(one)
    assert nearby((1.25, 1.5)) == (fingerprint((1.25, 1.5)),)


def test_declared_pairs_exist() -> None:
    """Every code in `same_as` and `never_apart` is a mistake, is declared in one of the two files, and has a reason."""
    for code, mistake in MISTAKES.items():
        for other, reason in (*mistake.same_as.items(), *mistake.never_apart.items()):
            assert other in MISTAKES
            assert other != code
            assert reason
            assert code not in MISTAKES[other].same_as
            assert code not in MISTAKES[other].never_apart
    assert MISTAKES["overall_sign"].common
