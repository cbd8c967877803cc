"""From the text a student typed to a verdict with evidence."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from gradekit.answers import get
from gradekit.answers.answer_type import AnswerType
from gradekit.equivalence.decide import Prover
from gradekit.equivalence.evidence import Decision, Exhausted, Refuted
from gradekit.equivalence.question import Question
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.grading.guard import guarded
from gradekit.grading.notes import sentence
from gradekit.grading.scoring import share
from gradekit.model.answer import Answer
from gradekit.model.verdict import NamedMistake, Outcome, QuestionError, Verdict
from gradekit.values import replace, value

if TYPE_CHECKING:
    from gradekit.grading.worked_step import StepRules

MOST_KEPT = 2_048
"""Prepared questions that are kept."""


@value
class Prepared:
    """An expected answer with everything that each response to it shares.

    `steps`: the rules of each step of the worked solution that students have; None for the derivation's.
    """

    answer: Answer
    type: AnswerType
    question: Question
    settings: ReaderSettings
    locale: str
    steps: StepRules | None = None


_kept: OrderedDict[tuple[int, str], Prepared] = OrderedDict()


def grade(
    answer: Answer, text: str, locale: str = "en", prover: Prover | None = None, steps: StepRules | None = None
) -> Verdict:
    """The verdict on a typed response.  Never raises; the same arguments give the same verdict everywhere.

    An empty response is `unreadable` with the note `blank`.  `prover`: a last helper for what stays unproved.
    `steps`: the rules of each step of the worked solution that students have; None: the derivation's.
    """
    return guarded(lambda: judge(prepare(answer, locale, steps), text, prover))


def prepare(answer: Answer, locale: str = "en", steps: StepRules | None = None) -> Prepared:
    """The shared part of grading responses to one answer, kept for the next response to the same answer object."""
    key = (id(answer), locale)
    found = _kept.get(key)
    if found is not None and found.answer is answer and found.steps == steps:
        return found
    found = replace(prepared(answer, locale), steps=steps)
    _kept[key] = found
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def prepared(answer: Answer, locale: str = "en", notation: str | None = None) -> Prepared:
    """The shared part of grading responses to one answer; `notation`: of the responses, None to find it out."""
    kind = get(answer.type)
    settings = kind.settings(answer, locale)
    if notation is not None:
        settings = replace(settings, notation=notation)
    return Prepared(answer, kind, kind.question(answer), settings, locale)


def judge(prepared: Prepared, text: str, prover: Prover | None = None) -> Verdict:
    """The verdict, for a prepared answer; may raise where `grade` would say `internal`."""
    reading = read(text, prepared.settings)
    if isinstance(reading, Complaint) and reading.code == "unknown-name" and prepared.answer.type == "derivative":
        found = _with_constant(prepared, text)
        if found is not None:
            prepared, reading = found
    if isinstance(reading, Complaint):
        blank = not text.strip()
        message = sentence("unreadable", "blank", prepared.locale) if blank else ""
        return Verdict("unreadable", note="blank" if blank else "", message=message, complaint=reading)
    decision = prepared.type.compare(prepared.answer, prepared.question, reading.tree, prover)
    if isinstance(decision.evidence, Refuted | Exhausted):
        for other in reading.others:
            second = _by_other_reading(prepared, reading, other, prover)
            if second is not None:
                return second
        return _not_equal(prepared, reading, decision)
    return _equal(prepared, reading, reading.tree, decision)


def _with_constant(prepared: Prepared, text: str) -> tuple[Prepared, Reading] | None:
    """The question and the reading with the letter of a constant of integration, where the text ends in one."""
    from gradekit.grading.free_constant import read_with_constant

    found = read_with_constant(text, prepared.settings)
    if found is None:
        return None
    reading, letter = found
    question = replace(prepared.question, variables=(*prepared.question.variables, letter))
    return replace(prepared, question=question), reading


def _equal(prepared: Prepared, reading: Reading, tree: Node, decision: Decision) -> Verdict:
    fault = prepared.type.check_form(prepared.answer, prepared.question, tree)
    outcome: Outcome = "correct" if fault is None else "wrong_form"
    note = fault.code if fault is not None else decision.note
    if fault is not None:
        message = fault.message.get(prepared.locale) or fault.message["en"]
    else:
        message = sentence(outcome, note, prepared.locale)
    return _verdict(reading, decision, outcome, note, message)


def _not_equal(prepared: Prepared, reading: Reading, decision: Decision) -> Verdict:
    outcome: Outcome = "incorrect" if isinstance(decision.evidence, Refuted) else "undecided"
    if decision.evidence == Exhausted("reference-undefined"):
        message = "no point of the domain was found where the expected answer has a value"
        error = QuestionError("reference-undefined", _origin(prepared.answer), message)
        return Verdict("undecided", decision.evidence, tree=reading.tree, error=error)
    answer, locale = prepared.answer, prepared.locale
    if outcome != "incorrect":
        return _verdict(reading, decision, outcome, decision.note, sentence(outcome, decision.note, locale))
    from gradekit.grading.diagnosis import diagnose
    from gradekit.grading.feedback import feedback
    from gradekit.grading.worked_step import in_solution

    mistake = in_solution(diagnose(answer, reading.tree, locale), prepared.steps)
    message = feedback(mistake, decision, answer, prepared.question.reference, locale)
    return _verdict(reading, decision, outcome, decision.note, message, mistake)


def _origin(answer: Answer) -> str:
    """The field of a compare request that the expected answer came from."""
    return "reference" if answer.of is None else "derivative_of"


def _by_other_reading(prepared: Prepared, reading: Reading, other: Node, prover: Prover | None) -> Verdict | None:
    """The verdict where the reading taken is not right and the other one is; None where the first one stands."""
    policy = prepared.answer.policies.other_reading
    if policy == "refuse":
        return None
    decision = prepared.type.compare(prepared.answer, prepared.question, other, prover)
    if isinstance(decision.evidence, Refuted | Exhausted):
        return None
    if policy == "accept":
        verdict = replace(_equal(prepared, reading, other, decision), other=other)
        if verdict.outcome != "correct":
            return verdict
        return replace(verdict, note="other-reading", message=sentence("correct", "other-reading", prepared.locale))
    message = sentence("undecided", "two-readings", prepared.locale)
    verdict = _verdict(reading, Decision(Exhausted("two-readings")), "undecided", "two-readings", message)
    return replace(verdict, other=other)


def _verdict(
    reading: Reading,
    decision: Decision,
    outcome: Outcome,
    note: str,
    message: str,
    mistake: NamedMistake | None = None,
) -> Verdict:
    return Verdict(
        outcome,
        decision.evidence,
        note,
        share(outcome),
        message,
        reading.tree,
        reading.other,
        reading.warnings,
        None,
        mistake,
        None,
        decision.deadline,
    )
