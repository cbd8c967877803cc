"""Every answer type that is found keeps the laws of `AnswerType`; its specimens pass and its near-misses do not."""

from __future__ import annotations

import pytest

from gradekit import answers
from gradekit.answers.answer_type import Specimen
from gradekit.equivalence.evidence import Exhausted, Refuted
from gradekit.errors import InputError
from gradekit.expression.printing import text
from gradekit.grading.grader import grade
from gradekit.model.verdict import Verdict

NAMES = answers.names()
SPECIMENS = [pytest.param(s, id=f"{n}:{s.typed}") for n in NAMES for s in answers.get(n).specimens()]
NEAR_MISSES = [pytest.param(s, id=f"{n}:{s.typed}") for n in NAMES for s in answers.get(n).near_misses()]


def told(specimen: Specimen, verdict: Verdict) -> None:
    """The verdict is the one the specimen states."""
    assert verdict.error is None
    assert verdict.outcome == specimen.outcome, verdict
    if specimen.note:
        assert specimen.note in (verdict.note, verdict.complaint.code if verdict.complaint else ""), verdict


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_specimens_pass(specimen: Specimen) -> None:
    """A specimen that a type states as right is graded correct."""
    assert specimen.outcome == "correct"
    told(specimen, grade(specimen.answer, specimen.typed, specimen.locale))


@pytest.mark.parametrize("specimen", NEAR_MISSES)
def test_near_misses_do_not_pass(specimen: Specimen) -> None:
    """A near-miss gets the outcome that its type states, never correct."""
    assert specimen.outcome != "correct"
    told(specimen, grade(specimen.answer, specimen.typed, specimen.locale))


@pytest.mark.parametrize("specimen", SPECIMENS)
def test_the_shown_answer_typed_back_is_correct(specimen: Specimen) -> None:
    """What the key prints, typed in by a student, is correct, unless a decimal number is asked of an exact value."""
    answer = specimen.answer
    if answer.form == "decimal":
        return
    shown = text.show(answers.get(answer.type).show(answer), specimen.locale)
    assert grade(answer, shown, specimen.locale).outcome in ("correct", "wrong_form")


@pytest.mark.parametrize("name", NAMES)
def test_a_type_never_refutes_its_own_answer(name: str) -> None:
    """Comparing an answer with itself gives no refutation and reaches no limit."""
    for specimen in answers.get(name).specimens():
        kind = answers.get(name)
        question = kind.question(specimen.answer)
        decision = kind.compare(specimen.answer, question, specimen.answer.value)
        assert not isinstance(decision.evidence, Refuted | Exhausted)


@pytest.mark.parametrize("name", NAMES)
def test_a_type_is_named_like_its_file(name: str) -> None:
    """A type is found under the name it gives itself, and shows at least four specimens and four near-misses."""
    kind = answers.get(name)
    assert kind.name == name
    assert len(kind.specimens()) >= 4
    assert len(kind.near_misses()) >= 4
    assert all(s.answer.type == name for s in (*kind.specimens(), *kind.near_misses()))


def test_an_unknown_type_is_named() -> None:
    """Asking for a type that does not exist says which ones do."""
    with pytest.raises(InputError, match="derivative") as caught:
        answers.get("essay")
    assert caught.value.code == "answer-type"
