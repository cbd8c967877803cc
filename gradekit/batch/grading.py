"""The result of one submission, as a dictionary: a verdict, a score, and whether someone is needed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gradekit.batch.keybook import ExpectedPart, KeyBook
from gradekit.batch.spreadsheet_dates import spared
from gradekit.batch.submissions import BadRow, Row
from gradekit.equivalence.decide import Prover, decide
from gradekit.equivalence.evidence import Proved, Sampled
from gradekit.equivalence.question import Question
from gradekit.errors import GradekitError
from gradekit.grading.grader import grade
from gradekit.grading.guard import guarded
from gradekit.grading.notes import sentence
from gradekit.grading.result import to_dict
from gradekit.grading.scoring import share
from gradekit.model.submission import Submission
from gradekit.model.verdict import Outcome, QuestionError, Verdict
from gradekit.values import replace
from gradekit.version import __version__

SCHEMA = "gradekit/result/1"


def result_of(row: Row, key: KeyBook, superseded: bool = False, prover: Prover | None = None) -> dict[str, Any]:
    """The result of a row, good or bad.  Never raises."""
    if isinstance(row, BadRow):
        submission = row.submission or Submission("", "", "", row=row.row, line=row.line)
        outcome: Outcome = "unreadable" if row.code == "answer-too-long" else "undecided"
        verdict = Verdict(outcome, error=QuestionError(row.code, row.field, row.message))
        return _result(submission, key, None, verdict, superseded)
    expected, verdict = _graded(row, key, prover)
    return _result(row, key, expected, verdict, superseded)


def _graded(row: Submission, key: KeyBook, prover: Prover | None) -> tuple[ExpectedPart | None, Verdict]:
    try:
        expected = key.part(row.student, row.problem, row.part)
    except GradekitError as error:
        return None, Verdict("undecided", error=QuestionError(error.code, "key", error.message))
    if expected is None:
        return None, Verdict("undecided", error=_unknown(row, key))
    if not row.answer.strip():
        message = sentence("unreadable", "blank", key.locale)
        return expected, Verdict("unreadable", note="blank", share=Fraction(0), message=message)
    verdict = grade(expected.answer, row.answer, key.locale, prover, expected.steps)
    if verdict.outcome == "incorrect" and expected.messages:
        verdict = guarded(lambda: _with_author_message(verdict, expected))
    return expected, spared(verdict, row.answer, key.locale)


def _with_author_message(verdict: Verdict, expected: ExpectedPart) -> Verdict:
    """The verdict with what the author says to this very answer, if anything."""
    answer = expected.answer
    for when, text in expected.messages:
        question = Question(when, answer.variables, answer.domain, answer.policies)
        if verdict.tree is not None and isinstance(decide(question, verdict.tree).evidence, Proved | Sampled):
            return replace(verdict, message=text, note=verdict.note or "author-message")
    return verdict


def _unknown(row: Submission, key: KeyBook) -> QuestionError:
    """Which of student, problem and part the key does not know."""
    if key.sheet(row.student) is None:
        near = key.alike(row.student)
        meant = f"; is {near[:80]!r} meant?" if near else ""
        return QuestionError("unknown-student", "student", f"the key has no student {row.student[:80]!r}{meant}")
    if key.problem(row.student, row.problem) is None:
        return QuestionError("unknown-problem", "problem", f"the sheet has no problem {row.problem[:80]!r}")
    problem = key.problem(row.student, row.problem)
    known = ", ".join(part.id for part in problem.parts) if problem is not None else ""
    return QuestionError("unknown-part", "part", f"the problem has no part {row.part[:80]!r}; it has: {known}")


def _result(
    row: Submission, key: KeyBook, expected: ExpectedPart | None, verdict: Verdict, superseded: bool
) -> dict[str, Any]:
    result: dict[str, Any] = {"schema": SCHEMA, "row": row.row}
    if verdict.error is not None and row.line:
        result["line"] = row.line
    result |= {"student": row.student, "problem": row.problem}
    result |= {"part": row.part or _first_part(row, key), "answer": row.answer}
    if row.submitted_at:
        result["submitted_at"] = row.submitted_at
    if superseded:
        result["superseded"] = True
    worth = verdict.share if verdict.note == "blank" else share(verdict.outcome, key.scoring)
    if expected is not None:
        result["variant"] = expected.variant
    result["score"] = None if worth is None or expected is None else json_number(worth * expected.points)
    result["max_score"] = None if expected is None else json_number(expected.points)
    result |= to_dict(verdict, key.locale)
    if worth is None:
        result["needs"] = "retype" if verdict.outcome == "unreadable" else "person"
    code = _code(verdict)
    if code:
        result["code"] = code
    return result | {"engine": __version__, "key": key.digest}


def _first_part(row: Submission, key: KeyBook) -> str:
    problem = key.problem(row.student, row.problem)
    return problem.parts[0].id if problem is not None else ""


def _code(verdict: Verdict) -> str:
    if verdict.error is not None:
        return verdict.error.code
    if verdict.note == "blank":
        return "blank"
    if verdict.complaint is not None:
        return verdict.complaint.code
    return verdict.note


def exact(score: float) -> Fraction:
    """The fraction that a written score stands for: three times a third of a point are one point."""
    return Fraction(str(score)).limit_denominator(1_000_000)


def json_number(value: Fraction) -> int | float:
    """A whole number as such, anything else as the nearest double."""
    return int(value) if value.denominator == 1 else float(value)
