"""Every law can fail: a template that breaks it is found out, at its place, and no other law is blamed."""

from __future__ import annotations

import pytest

from gradekit.checking.laws import all_laws
from gradekit.checking.run import Finding, check_template
from gradekit.codes import all_codes
from tests.templates.snippets import SOUND, changed, template

SEEDS = 40
F = "  f: {pick: [a*x^n, x^n + a]}"
EXPAND = (
    "answer: {type: derivative, of: f}",
    "answer: {type: expression, value: f}\nsolution:\n  - {before: '{{ f }}', after: '{{ f }}'}",
)

BREAKING = [
    ("LAW-answer-correct", [(EXPAND[0], EXPAND[1].replace("value: f}", "value: f, shown: f + 1}"))]),
    (
        "LAW-answer-correct",
        [(F, "  f: (x + a)*(x + n)"), (EXPAND[0], EXPAND[1].replace("value: f}", "value: f, form: expanded}"))],
    ),
    ("LAW-enough-problems", [("[-9, 9]", "[1, 2]"), ("[2, 6]", "[2, 3]")]),
    ("LAW-more-structures", [(F, "  f: a*x^n + 1")]),
    ("LAW-no-ugly-output", [(EXPAND[0], EXPAND[1].replace("before: '{{ f }}'", "before: '1*x'"))]),
    (
        "LAW-no-ugly-output",
        [
            ("$f(x) = {{ f }}$.\n  vi", "$x^1 = {{ f }}$.\n  vi"),
            ("$f(x) = {{ f }}$.\nanswer", "$x^1 = {{ f }}$.\nanswer"),
        ],
    ),
    ("LAW-same-in-languages", [("$f(x) = {{ f }}$.\nanswer", "$f(x) = {{ f }} + 1$.\nanswer")]),
    ("LAW-solution-ends", [(EXPAND[0], "answer: {type: expression, value: f}")]),
    ("LAW-solution-ends", [(EXPAND[0], EXPAND[1].replace("after: '{{ f }}'", "after: '{{ f }} + 1'"))]),
    (
        "LAW-solution-ends",
        [(EXPAND[0], EXPAND[1].replace("{before: '{{ f }}', after: '{{ f }}'}", "{en: So., vi: Vậy.}"))],
    ),
    ("LAW-messages-wrong", [("of: f}", "of: f}\nmessages: [{when: 'diff(f, x)', say: {en: No., vi: Sai.}}]")]),
    ("LAW-within-budget", [("prompt:", "require: [a^2 + n^2 = 85, a > 0]\nprompt:")]),
    ("LAW-draws", [("prompt:", "require: a^2 < 0\nprompt:")]),
    ("LAW-draws", [(F, "  f: {pick: [x, x^2], by: n}")]),
]


@pytest.mark.parametrize(("law", "changes"), BREAKING)
def test_a_template_that_breaks_a_law_is_found_out(law: str, changes: list[tuple[str, str]]) -> None:
    """The law is named, with a place in the file and the seed where it shows."""
    findings = check_template(template(changed(*changes)), SEEDS, LAWS)
    assert law in [finding.law for finding in findings], [str(finding.error) for finding in findings]
    finding = next(finding for finding in findings if finding.law == law)
    assert finding.error.place.line > 0


LAWS = [law for law in all_laws() if law.code != "LAW-renders"]


def test_a_sound_template_keeps_every_law() -> None:
    """The template that the rows change breaks no law, rendering in all formats included."""
    found = check_template(template(SOUND), SEEDS)
    assert [str(finding.error) for finding in found if not finding.is_warning] == []


OWN = [(F, "  f: ln(a*x)*ln(n*x)"), ("[-9, 9]", "[2, 9]"), ("[power-rule]", "[product-rule, logarithm]")]
ACCEPTED = ("[{mistakes: coefficient_and_exponent_added,", "[{mistakes: factors_with_own_derivative,")


def findings_of(law: str, *changes: tuple[str, str]) -> list[Finding]:
    """What one law says of the template with these changes."""
    return [finding for finding in check_template(template(changed(*changes)), SEEDS, LAWS) if finding.law == law]


def test_a_mistake_that_gives_the_right_answer_is_an_error() -> None:
    """For ln(ax)·ln(bx) each factor with its own derivative is right: told with its seed, unless accepted."""
    (finding,) = findings_of("LAW-mistakes-wrong", *OWN)
    assert not finding.is_warning
    assert finding.seed is not None
    assert "factors_with_own_derivative gives the right answer for ln(" in finding.error.message
    assert findings_of("LAW-mistakes-wrong", *OWN, ACCEPTED) == []


def test_a_mistake_that_another_place_shows_is_no_error() -> None:
    """In ln(ln(x + 5)) the inner derivative 1 hides nothing: the outer function shows who forgets inner derivatives."""
    nested = [(F, "  f: ln(ln(x + n)) + a"), ("[power-rule]", "[chain-rule]")]
    told = [finding.error.message for finding in findings_of("LAW-mistakes-wrong", *nested)]
    assert not any("forgot_inner_derivative" in message for message in told)


def test_mistakes_that_meet_are_a_warning() -> None:
    """Where n = a, leaving out n or the inner derivative comes to the same: both named, with the seed, as a warning."""
    powers = [(F, "  f: (n*x + a)^n"), ("[power-rule]", "[chain-rule, power-rule]")]
    (finding,) = findings_of("LAW-mistakes-apart", *powers)
    assert finding.is_warning
    assert finding.seed is not None
    assert "exponent_not_brought_down and forgot_inner_derivative give the same answer" in finding.error.message
    why = "[{mistakes: [exponent_not_brought_down, forgot_inner_derivative, divided_by_exponent, multiplied_by_inner, "
    others = "outer_not_differentiated, divided_by_inner_derivative],"
    assert findings_of("LAW-mistakes-apart", *powers, (ACCEPTED[0], why + others)) == []


def test_one_slip_in_two_words_is_no_warning() -> None:
    """The coefficient of an inner kx lost is the inner derivative forgotten: declared, and no fault of a template."""
    linear = [(F, "  f: sin(n*x + a)"), ("[power-rule]", "[chain-rule, coefficient]"), ("[2, 6]", "[3, 9]")]
    assert findings_of("LAW-mistakes-apart", *linear) == []


def test_collisions_name_mistakes() -> None:
    """A mistake that does not exist cannot be accepted."""
    (finding,) = findings_of("LAW-mistakes-wrong", (ACCEPTED[0], "[{mistakes: no_such_slip,"), (F, "  f: a*x^n + x"))
    assert "no_such_slip" in finding.error.message


def test_laws_have_codes_of_their_own() -> None:
    """Each law has its code and its claim in one sentence, and `gradekit explain` knows it."""
    codes = [law.code for law in all_laws()]
    assert len(set(codes)) == len(codes)
    assert all(law.claim.endswith(".") and all_codes()[law.code] == law.claim for law in all_laws())


def test_a_template_that_no_seed_draws_is_told_once() -> None:
    """A condition that never holds is one finding, with its place and what to do; no other law is blamed."""
    (finding,) = check_template(template(changed(("prompt:", "require: a^2 < 0\nprompt:"))), SEEDS)
    assert finding.never_drawn
    assert str(finding.error).startswith("t.yaml:11:10 [TEMPLATE-require] $.require: no draw in 200 meets")
    assert str(finding.error).count("(seed 0)") == 1
    assert "loosen it" in str(finding.error)


def test_a_template_that_some_seeds_draw_can_be_used() -> None:
    """A condition that holds too rarely breaks a law, and no more."""
    found = check_template(template(changed(("prompt:", "require: [a^2 + n^2 = 85, a > 0]\nprompt:"))), SEEDS, LAWS)
    assert not any(finding.never_drawn for finding in found)
