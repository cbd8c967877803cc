"""The report of a batch as one HTML page: each exercise's outcomes, notes and mistakes, and what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gradekit.batch.grading import exact, json_number
from gradekit.batch.keybook import KeyBook
from gradekit.batch.superseding import moment
from gradekit.codes import all_codes
from gradekit.errors import InputError, Place
from gradekit.version import __version__

OUTCOMES = ("correct", "wrong_form", "incorrect", "unreadable", "undecided")
LONGEST_SHOWN = 300
"""Characters of an answer that the report shows."""
MOST_LISTED = 500
_IN_WORDS = {"author-message": "a wrong answer the exercise has a message for"}
"""Notes whose code alone tells a reader little."""


@dataclass(slots=True)
class ExerciseCount:
    """What came of one part of an exercise, counted over the class; `problems`: its places on the sheets."""

    template: str
    part: str
    problems: set[str] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)
    blank: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[str] = field(default_factory=Counter)

    @property
    def said(self) -> list[tuple[str, int, str]]:
        """What was seen, in words, how many times, and what it means: mistakes, then notes.  Blanks have a column."""
        notes = [(note, count) for note, count in self.notes.most_common() if note != "blank"]
        meanings = all_codes() if notes else {}
        told = [(_IN_WORDS.get(note, note.replace("-", " ")), count, meanings.get(note, "")) for note, count in notes]
        return [(name, count, "") for name, count in self.mistakes.most_common()] + told


@dataclass(slots=True)
class Summary:
    """A class in numbers.  Superseded rows are counted apart and nowhere else."""

    results: int = 0
    counted: int = 0
    superseded: int = 0
    blank: int = 0
    odd_times: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    evidence: Counter[str] = field(default_factory=Counter)
    score: Fraction = Fraction(0)
    max_score: Fraction = Fraction(0)
    exercises: dict[tuple[str, str], ExerciseCount] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    retype: list[dict[str, Any]] = field(default_factory=list)


def summarise(results: Iterable[dict[str, Any]]) -> Summary:
    """The numbers behind the report."""
    summary = Summary()
    for result in results:
        summary.results += 1
        time = result.get("submitted_at")
        summary.odd_times += bool(time) and moment(str(time)) is None
        if "error" in result:
            summary.errors.append(_shown(result))
        if result.get("superseded"):
            summary.superseded += 1
        elif result.get("max_score") is not None:
            _count(summary, result)
    return summary


def _count(summary: Summary, result: dict[str, Any]) -> None:
    summary.counted += 1
    place = (str(result.get("variant", "")).partition("@")[0], result["part"])
    exercise = summary.exercises.setdefault(place, ExerciseCount(*place))
    exercise.problems.add(result["problem"])
    if result.get("note") == "blank":
        exercise.blank += 1
        summary.blank += 1
    else:
        exercise.outcomes[result["outcome"]] += 1
        summary.outcomes[result["outcome"]] += 1
    if result.get("note") and not (result["note"] == "author-message" and result.get("mistake")):
        exercise.notes[result["note"]] += 1
    if result.get("mistake"):
        exercise.mistakes[result["mistake"]["name"]] += 1
    if result.get("evidence"):
        summary.evidence[result["evidence"]["kind"]] += 1
    summary.max_score += exact(result["max_score"])
    if result["score"] is not None:
        summary.score += exact(result["score"])
    if result.get("needs") == "person":
        summary.people.append(_shown(result))
    elif result.get("needs") == "retype":
        summary.retype.append(_shown(result))


def _shown(result: dict[str, Any]) -> dict[str, Any]:
    """A result cut to what a table can hold."""
    answer = result["answer"]
    about = result.get("error") or result.get("complaint") or {}
    return {
        "row": result["row"],
        "line": result.get("line", 0),
        "student": result["student"],
        "problem": result["problem"],
        "part": result["part"],
        "answer": answer if len(answer) <= LONGEST_SHOWN else answer[:LONGEST_SHOWN] + "…",
        "reason": about.get("code") or result.get("code") or result["outcome"],
        "message": about.get("message") or result.get("message", ""),
    }


def write_report(path: Path, key: KeyBook, results: Iterable[dict[str, Any]]) -> None:
    """Write the page.  Everything a student typed is escaped; the page holds no script and loads nothing."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["natural"] = _natural
    summary = summarise(results)
    for row in (*summary.people, *summary.retype, *summary.errors):
        _name(row, key)
    several = Counter(template for template, _ in summary.exercises)
    for exercise in summary.exercises.values():
        exercise.part = exercise.part if several[exercise.template] > 1 else ""
    page = environment.get_template("report.html.jinja").render(
        summary=summary,
        exercises=sorted(
            summary.exercises.values(), key=lambda e: (min(map(_natural, e.problems)), e.template, e.part)
        ),
        outcomes=OUTCOMES,
        set=key.document.set,
        title=key.document.title,
        engine=__version__,
        score=json_number(summary.score),
        max_score=json_number(summary.max_score),
        most=MOST_LISTED,
    )
    try:
        path.write_bytes(page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError("file", f"cannot be written: {error.strerror}", Place(str(path))) from error


def _name(row: dict[str, Any], key: KeyBook) -> None:
    """The student's name beside the id; no part where a problem has only one."""
    sheet = None if key.document.shared else key.sheet(row["student"])
    problem = key.problem(row["student"], row["problem"])
    row["name"] = "" if sheet is None else sheet.name
    row["part"] = "" if problem is not None and len(problem.parts) == 1 else row["part"]


def _natural(text: str) -> tuple[int, str]:
    """`p2` before `p10`."""
    return (len(text), text)
