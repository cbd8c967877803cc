"""A batch, row by row: scores, who is needed, which row counts, what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gradekit.batch import pool
from gradekit.batch.run import grade_file
from gradekit.errors import ErrorList, InputError
from gradekit.wire.schemas import schema_text
from tests.batch.conftest import KEY

Submit = Callable[..., Path]


def row(answer: Any, problem: str = "p1", student: str = "ann", **fields: Any) -> dict[str, Any]:
    return {"student": student, "problem": problem, "answer": answer, **fields}


def graded(key: Path, submissions: Path, **options: Any) -> list[dict[str, Any]]:
    out = submissions.with_name("results.jsonl")
    grade_file(key, submissions, out, **options)
    results = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads(schema_text("result")))
    for result in results:
        validator.validate(result)
    return results


TABLE: list[tuple[dict[str, Any], str, float | None, str | None, str | None]] = [
    (row("3x^2"), "correct", 2, None, None),
    (row("f'(x) = 3*x*x"), "correct", 2, None, None),
    (row("2x^2"), "incorrect", 0, None, None),
    (row("3x^"), "unreadable", None, "retype", "missing-operand"),
    (row(""), "unreadable", 0, None, "blank"),
    (row(None), "unreadable", 0, None, "blank"),
    (row("e^2x*0 + 3x^2"), "correct", 2, None, None),
    (row("x^2-1", "p2"), "wrong_form", 0.5, None, None),
    (row("(x+1)(x-1)", "p2", part="a"), "correct", 1.5, None, None),
    (row("0.33", "p2", part="b"), "correct", 1.5, None, None),
    (row(0.33, "p2", part="b"), "correct", 1.5, None, None),
    (row("0.3", "p2", part="b"), "incorrect", 0, None, None),
    (row("1/0", "p2", part="b"), "incorrect", 0, None, "undefined"),
    (row("3x^2", student="=bob"), "correct", 2, None, None),
    (row("3x^2", student="zoe"), "undecided", None, "person", "unknown-student"),
    (row("3x^2", "p9"), "undecided", None, "person", "unknown-problem"),
    (row("3x^2", part="z"), "undecided", None, "person", "unknown-part"),
    (row("3x^2", part="(a)"), "correct", 2, None, None),
    (row("3x^2", part="b"), "undecided", None, "person", "unknown-part"),
    (row(["3x^2"]), "undecided", None, "person", "bad-type"),
    ({"student": "ann", "answer": "3x^2"}, "undecided", None, "person", "missing-field"),
    (row("x" * 200_000), "unreadable", None, "retype", "answer-too-long"),
    (row("9^9^9^9"), "unreadable", None, "retype", "too-large"),
]


@pytest.mark.parametrize(("submission", "outcome", "score", "needs", "code"), TABLE, ids=range(len(TABLE)))
def test_rows(
    key: Path,
    submit: Submit,
    submission: dict[str, Any],
    outcome: str,
    score: float | None,
    needs: str | None,
    code: str | None,
) -> None:
    """Each submission of the table gets its outcome, score and code, and says who is needed."""
    (result,) = graded(key, submit(submission))
    assert result["outcome"] == outcome, result
    assert result["score"] == score
    assert result.get("needs") == needs
    if code is not None:
        assert result["code"] == code


def test_an_author_message_is_said_to_its_answer(key: Path, submit: Submit) -> None:
    """The wrong answer that the author foresaw, however written, gets the author's message."""
    results = graded(key, submit(row("x*x"), row("x^2+1")))
    assert results[0]["message"] == "The factor 3 is missing."
    assert results[1]["message"] != results[0]["message"]


def test_the_last_submission_counts(key: Path, submit: Submit) -> None:
    """Of several rows for one part the last time counts, else the last row; the others are kept and marked."""
    rows = [
        row("1", submitted_at="2026-01-02T10:00:00+07:00"),
        row("3x^2", submitted_at="2026-01-02T09:00:00Z"),
        row("2", submitted_at="2026-01-01T09:00:00"),
        row("3"),
        row("4", "p2"),
        row("5", "p2", part="a"),
        row("0.33", "p2", part="b"),
    ]
    results = graded(key, submit(*rows))
    assert [bool(result.get("superseded")) for result in results] == [True, False, True, True, True, False, False]
    assert len(results) == len(rows)


def test_times_that_nobody_can_read_leave_the_order_of_the_rows(key: Path, submit: Submit) -> None:
    """Among rows for one part with a time that is not ISO 8601, the last row counts."""
    rows = [row("3x^2", submitted_at="5/10/2026 10:00"), row("2x", submitted_at="2026-10-06T10:00:00")]
    assert [bool(result.get("superseded")) for result in graded(key, submit(*rows))] == [True, False]
    assert [bool(result.get("superseded")) for result in graded(key, submit(*rows[::-1]))] == [True, False]


def test_bad_lines_lose_nothing(key: Path, tmp_path: Path) -> None:
    """Lines that are not JSON, not text or far too long are errors with their row; every other line is graded."""
    path = tmp_path / "answers.jsonl"
    good = json.dumps(row("3x^2")).encode()
    huge = json.dumps(row("x" * 10_000_000)).encode()
    bad = [b"{not json", b"\xff\xfe\x00\x01", huge, b"[1]", b"[" * 100_000, b"1" * 5_000, b"\x00\x00"]
    path.write_bytes(b"\n".join([good, *bad, good]) + b"\n")
    results = graded(key, path)
    assert [r["row"] for r in results] == list(range(1, 10))
    assert [r["outcome"] for r in results[:1] + results[-1:]] == ["correct", "correct"]
    assert all("error" in result for result in results[1:-1])
    assert results[3]["code"] == "answer-too-long"


def test_the_number_of_processes_changes_no_byte(
    key: Path, submit: Submit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process or three: the same bytes."""
    monkeypatch.setattr(pool, "CHUNK", 3)
    submissions = submit(*(row(f"{n % 5}x^2") for n in range(20)))
    one, three = tmp_path / "one.jsonl", tmp_path / "three.jsonl"
    grade_file(key, submissions, one)
    grade_file(key, submissions, three, jobs=3)
    assert one.read_bytes() == three.read_bytes()


def test_a_run_can_be_resumed(key: Path, submit: Submit, tmp_path: Path) -> None:
    """An interrupted run goes on where it stopped; rows that have changed since are graded again."""
    submissions = submit(*(row(f"{n}x^2") for n in range(10)))
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    grade_file(key, submissions, whole)
    part.write_bytes(whole.read_bytes()[:2500])
    batch = grade_file(key, submissions, part, resume=True)
    assert 0 < batch.taken_over < 10
    assert part.read_bytes() == whole.read_bytes()
    submissions = submit(*(row(f"{n + 1}x^2") for n in range(10)))
    assert grade_file(key, submissions, part, resume=True).taken_over == 0


def test_a_shared_sheet_is_for_everyone(tmp_path: Path, submit: Submit) -> None:
    """With one sheet for all, any student is known."""
    path = tmp_path / "shared.json"
    path.write_text(json.dumps(KEY | {"shared": True, "sheets": KEY["sheets"][:1]}), encoding="utf-8")
    results = graded(path, submit(row("3x^2", student="anyone"), row("3x^2", student="else")))
    assert [result["outcome"] for result in results] == ["correct", "correct"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "not-json"),
        (b"\xff\xfe", "not-json"),
        (b"[]", "key-field"),
        (json.dumps(KEY | {"schema": "gradekit/key/9"}).encode(), "key-field"),
        (json.dumps(KEY | {"sheets": "none"}).encode(), "key-field"),
    ],
)
def test_a_broken_key_is_told_with_its_place(tmp_path: Path, submit: Submit, content: bytes, code: str) -> None:
    """A key that cannot be used stops the run before anything is written."""
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(ErrorList) as caught:
        grade_file(path, submit(row("x")), tmp_path / "out.jsonl")
    assert caught.value.code == code
    assert "broken.json" in str(caught.value)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_unreadable_answer_in_the_key_is_no_fault_of_the_student(tmp_path: Path, submit: Submit) -> None:
    """Where the key's own expression cannot be read, the row is undecided, with an error about the key."""
    broken = json.loads(json.dumps(KEY))
    broken["sheets"][0]["problems"][0]["parts"][0]["answer"]["value"] = "3x^"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(broken), encoding="utf-8")
    first, second = graded(path, submit(row("3x^2"), row("(x-1)(x+1)", "p2")))
    assert (first["outcome"], first["error"]["field"]) == ("undecided", "key")
    assert second["outcome"] == "correct"


def test_results_are_never_written_over_the_input(key: Path, submit: Submit) -> None:
    """Naming the submissions or the key as the output is an error."""
    submissions = submit(row("x"))
    before = submissions.read_bytes()
    for output in (key, submissions):
        with pytest.raises(InputError) as caught:
            grade_file(key, submissions, output)
        assert caught.value.code == "same-file"
    assert submissions.read_bytes() == before


@pytest.mark.slow
def test_sympy_changes_no_outcome(key: Path, submit: Submit) -> None:
    """With sympy as the last prover, in its own process, every outcome stays; with several processes too."""
    submissions = submit(*(row(f"{n}x^2 + sin(x)^2 + cos(x)^2 - 1") for n in range(6)))
    plain = graded(key, submissions)
    helped = graded(key, submissions, with_sympy=True)
    assert [result["outcome"] for result in helped] == [result["outcome"] for result in plain]
