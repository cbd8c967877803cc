"""The compare request and its result, field by field."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from gradekit.answers.authored import expected
from gradekit.grading.compare import compare
from gradekit.grading.grader import grade
from gradekit.grading.guard import guarded
from gradekit.model.verdict import Verdict
from gradekit.wire.schemas import DOCUMENTS, schema_text


def ask(answer: Any, reference: Any = None, **fields: Any) -> dict[str, Any]:
    request = {"answer": answer, "reference": reference, **fields}
    result = compare({name: value for name, value in request.items() if value is not None})
    DOCUMENTS["compare-result"].model_validate(result)
    return result


OUTCOMES: list[tuple[dict[str, Any], str]] = [
    ({"reference": "2x", "answer": "x+x"}, "correct"),
    ({"reference": "2x", "answer": "3x"}, "incorrect"),
    ({"reference": "2x", "answer": "3x+"}, "unreadable"),
    ({"reference": "2x", "answer": ""}, "unreadable"),
    ({"reference": "2x", "answer": "2t"}, "unreadable"),
    ({"reference": "2x", "answer": "y = 2x"}, "correct"),
    ({"reference": "2x", "answer": "f(x) = 2x"}, "correct"),
    ({"reference": "2x", "answer": "g(x) = 2x"}, "unreadable"),
    ({"reference": "2x", "answer": "g(x) = 2x", "label": ["g(x)"]}, "correct"),
    ({"reference": "\\frac{x}{2}", "answer": "x/2"}, "correct"),
    ({"reference": "x/2", "answer": "\\frac{x}{2}"}, "correct"),
    ({"reference": "x/2", "answer": "\\frac{x}{2}", "notation": "ascii"}, "unreadable"),
    ({"reference": "2.5x", "answer": "2,5x", "locale": "vi"}, "correct"),
    ({"derivative_of": "x^3", "answer": "3x^2"}, "correct"),
    ({"derivative_of": "x^3", "answer": "y' = 3x^2"}, "correct"),
    ({"derivative_of": "x^3", "answer": "6x", "order": 2}, "correct"),
    ({"derivative_of": "x^3", "answer": "y'' = 6x", "order": 2}, "correct"),
    ({"derivative_of": "a*t^2", "variables": ["t", "a"], "answer": "2a t"}, "correct"),
    ({"derivative_of": "t^2", "answer": "dy/dt = 2t"}, "correct"),
    ({"derivative_of": "a*x^2", "answer": "2a x"}, "correct"),
    ({"derivative_of": "e^x", "answer": "e^x"}, "correct"),
    ({"derivative_of": "x^2", "answer": "diff(x^2,x)"}, "unreadable"),
    ({"derivative_of": "x^2", "answer": "d/dx x^2"}, "unreadable"),
    ({"derivative_of": "x^2", "answer": "x^2"}, "incorrect"),
    ({"reference": "ln(x^2)", "answer": "2ln(x)"}, "incorrect"),
    ({"reference": "ln(x^2)", "answer": "2ln(x)", "domain": "x > 0"}, "correct"),
    ({"reference": "ln(x^2)", "answer": "2ln(x)", "domain": ["0.1 < x < 5"]}, "correct"),
    ({"reference": "ln(x^2)", "answer": "2ln(x)", "policies": {"domain": "lenient"}}, "correct"),
    ({"reference": "sin(n*pi)", "answer": "0", "domain": "n integer"}, "correct"),
    ({"reference": "log(x, 10)", "answer": "log(x)", "policies": {"log": "ten"}}, "correct"),
    ({"reference": "e^(2x)", "answer": "e^2x"}, "undecided"),
    ({"reference": "e^(2x)", "answer": "e^2x", "policies": {"other-reading": "refuse"}}, "incorrect"),
    ({"reference": "e^(2x)", "answer": "e^2x", "policies": {"other-reading": "accept"}}, "correct"),
    ({"reference": "x^2-1", "answer": "(x-1)(x+1)", "form": "expanded"}, "wrong_form"),
    ({"reference": "0", "answer": "x-x", "domain": "x > 0"}, "correct"),
    ({"reference": "ln(x)", "answer": "log(x)"}, "correct"),
    ({"reference": "ln(x)", "answer": "log(x)", "policies": {"log": "ten", "other-reading": "refuse"}}, "incorrect"),
    ({"reference": "α*x", "answer": "alpha x"}, "correct"),
    ({"derivative_of": "abs(x)", "answer": "x/abs(x)"}, "correct"),
    ({"derivative_of": "x*abs(x)", "answer": "2|x|"}, "correct"),
    ({"derivative_of": "x^2", "answer": "f'(x)"}, "unreadable"),
    ({"derivative_of": "x^2", "answer": "f'(x) = f'(x)"}, "unreadable"),
    ({"derivative_of": "x^2", "answer": "\\frac{d}{dx} x^2"}, "unreadable"),
]


@pytest.mark.parametrize(("request_", "outcome"), OUTCOMES, ids=[str(list(r.values())) for r, _ in OUTCOMES])
def test_outcomes(request_: dict[str, Any], outcome: str) -> None:
    """Each request of the table gets its outcome."""
    result = compare(request_)
    assert result["outcome"] == outcome, result


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"answer": "x"}, "missing-field", "reference"),
    ({"reference": "x"}, "missing-field", "answer"),
    ({"reference": "x", "answer": 3}, "bad-type", "answer"),
    ({"reference": ["x"], "answer": "x"}, "bad-type", "reference"),
    ({"reference": "x", "derivative_of": "x", "answer": "x"}, "both-given", "reference"),
    ({"reference": "x", "answer": "x", "order": 0}, "bad-order", "order"),
    ({"reference": "x", "answer": "x", "order": True}, "bad-order", "order"),
    ({"reference": "x", "answer": "x", "order": 10**9}, "bad-order", "order"),
    ({"reference": "x", "answer": "x", "variables": [1]}, "bad-type", "variables"),
    ({"reference": "x", "answer": "x", "variables": ["x+1"]}, "bad-name", "variables"),
    ({"reference": "x", "answer": "x", "label": "\x1b[31m"}, "bad-name", "label"),
    ({"reference": "x", "answer": "x", "label": ["y", "f\u202e(x)"]}, "bad-name", "label"),
    ({"reference": "x", "answer": "x", "locale": "fr"}, "unknown-locale", "locale"),
    ({"reference": "x", "answer": "x", "notation": "mathml"}, "unknown-notation", "notation"),
    ({"reference": "x", "answer": "x", "form": "pretty"}, "unknown-form", "form"),
    ({"reference": "x", "answer": "x", "policies": {"mercy": "yes"}}, "unknown-policy", "policies"),
    ({"reference": "x", "answer": "x", "policies": {"log": "two"}}, "unknown-policy", "policies"),
    ({"reference": "x", "answer": "x", "policies": "strict"}, "bad-type", "policies"),
    ({"reference": "x", "answer": "x", "domain": 3}, "bad-type", "domain"),
    ({"reference": "x", "answer": "x", "domain": "x"}, "domain-relation", "domain"),
    ({"reference": "x", "answer": "x", "domain": "x = 3"}, "domain-equals", "domain"),
    ({"reference": "x", "answer": "x", "variables": ["x"], "domain": "q integer"}, "domain-name", "domain"),
    ({"reference": "ln(-1-x^2)", "answer": "x"}, "reference-undefined", "reference"),
    ({"reference": "x", "answer": "x", "label": [3]}, "bad-type", "label"),
    ({"derivative_of": "x!", "answer": "1"}, "not-differentiable", "derivative_of"),
    ({"derivative_of": "x^2", "variables": ["y"], "answer": "0"}, "unknown-name", "derivative_of"),
]


@pytest.mark.parametrize(
    ("request_", "code", "field"), BROKEN, ids=[f"{c}:{f}:{n}" for n, (_, c, f) in enumerate(BROKEN)]
)
def test_a_broken_question_is_never_the_students_fault(request_: dict[str, Any], code: str, field: str) -> None:
    """What cannot be used gives `undecided` with an error that names the field, whatever was answered."""
    result = compare(request_)
    assert result["outcome"] == "undecided"
    assert result["error"]["code"] == code
    assert result["error"]["field"] == field
    assert result["error"]["message"]


@pytest.mark.parametrize("field", ["reference", "derivative_of", "domain"])
def test_an_unreadable_question_says_where(field: str) -> None:
    """The error of a question that cannot be read carries the reader's code and the offset in the field's text."""
    fields = {"reference": "x"} if field == "domain" else {}
    broken = "x > 2 +* 3" if field == "domain" else "2 + x +* 3"
    result = compare(fields | {field: broken, "answer": "x"})
    assert result["outcome"] == "undecided"
    assert result["error"]["field"] == field
    assert broken[result["error"]["offset"]] == "*"


def test_proved_evidence_names_its_method() -> None:
    """A proof says by which method, and which identities and conditions it used."""
    evidence = ask("(x+1)^2", "x^2+2x+1")["evidence"]
    assert evidence["kind"] == "proved"
    assert evidence["method"]
    assert isinstance(evidence["identities"], list)


def test_a_refutation_can_be_checked_by_anyone() -> None:
    """A refutation gives a point of exact rationals and two decimal intervals that do not meet."""
    evidence = ask("x^2+1", "x^2+x")["evidence"]
    assert evidence["kind"] == "refuted"
    from fractions import Fraction

    x = Fraction(evidence["point"]["x"])
    (low, high), (lower, upper) = [[Fraction(bound) for bound in pair] for pair in evidence["values"]]
    assert low <= x**2 + x <= high
    assert lower <= x**2 + 1 <= upper
    assert high < lower or upper < low


def test_an_undefined_answer_is_refuted_by_the_subterm() -> None:
    """Where the answer has no value, the evidence is the subterm that has none."""
    evidence = ask("sqrt(-1-x^2)", "x")["evidence"]
    assert evidence["kind"] == "refuted"
    assert "x" in evidence["undefined"]


def test_both_readings_are_shown() -> None:
    """Where a text has two usual readings, both are shown, and the undecided one names the code two-readings."""
    result = ask("1/2x", "1/(2x)")
    assert (result["outcome"], result["note"]) == ("undecided", "two-readings")
    assert result["reading"]["text"] != result["other_reading"]["text"]
    assert result["reading"]["latex"]


def test_a_complaint_points_into_what_was_typed() -> None:
    """The complaint of an unreadable answer has a code, an offset, a length and a sentence in the locale."""
    english, vietnamese = ask("2x +* 3", "x"), ask("2x +* 3", "x", locale="vi")
    assert english["complaint"]["offset"] == 4
    assert english["complaint"]["code"] == vietnamese["complaint"]["code"]
    assert english["complaint"]["message"] != vietnamese["complaint"]["message"]


def test_timing_is_told_only_when_asked() -> None:
    """`ms` is there if the request asks for timing and the caller lends a clock."""
    ticks = iter([1.0, 1.5])
    assert compare({"answer": "x", "reference": "x", "timing": True}, clock=lambda: next(ticks))["ms"] == 500
    assert "ms" not in compare({"answer": "x", "reference": "x"}, clock=lambda: 0.0)


@pytest.mark.parametrize("id", ["a", 7, 2.5, None, True])
def test_the_id_comes_back(id: Any) -> None:
    """The id of a request is the id of its result."""
    assert compare({"answer": "x", "reference": "x", "id": id})["id"] == id


SAMPLED = {"reference": "2*arctan(x)", "answer": "arctan(2x/(1-x^2))", "domain": "-0.9 < x < 0.9"}


@pytest.mark.parametrize(
    ("says", "kind", "deadline"), [(True, "proved", None), (False, "sampled", None), (None, "sampled", True)]
)
def test_a_last_prover_may_prove_and_nothing_else(says: bool | None, kind: str, deadline: bool | None) -> None:
    """A prover turns sampled into proved; where it fails or runs out of time the verdict stays, marked `deadline`."""
    result = compare(SAMPLED, prover=lambda _question, _answer: says)
    assert result["outcome"] == "correct"
    assert result["evidence"]["kind"] == kind
    assert result.get("deadline") == deadline


def test_a_prover_is_asked_only_for_what_is_not_decided() -> None:
    """Proved and refuted answers never reach the last prover."""

    def never(_question: Any, _answer: Any) -> bool:
        raise AssertionError

    assert compare({"reference": "2x", "answer": "x+x"}, prover=never)["outcome"] == "correct"
    assert compare({"reference": "2x", "answer": "3x"}, prover=never)["outcome"] == "incorrect"


def test_fields_that_no_request_has_are_named() -> None:
    """A misspelled field is ignored, and the result says so."""
    assert ask("2x", "2x", domian="x > 0", wieght=2)["ignored"] == ["domian", "wieght"]
    assert "ignored" not in ask("2x", "2x", id=1)


def test_a_crash_is_left_to_a_person() -> None:
    """Whatever happens inside, the verdict is undecided with the code internal."""

    def crash() -> Verdict:
        raise ZeroDivisionError

    verdict = guarded(crash)
    assert verdict.outcome == "undecided"
    assert verdict.note == "internal"
    assert verdict.error is not None
    assert verdict.error.code == "internal"


def test_blank_is_named() -> None:
    """An empty answer is unreadable with the note blank."""
    for typed in ("", "  ", "\u3000\n"):
        verdict = grade(expected("expression", "x"), typed)
        assert (verdict.outcome, verdict.note) == ("unreadable", "blank")


def test_results_keep_their_schema() -> None:
    """Every result of the tables is valid by the published JSON Schema."""
    import json

    validator = jsonschema.Draft202012Validator(json.loads(schema_text("compare-result")))
    for request in [row[0] for row in OUTCOMES] + [row[0] for row in BROKEN]:
        validator.validate(compare(request))
