"""A gradebook: one row for each student, one column for each problem, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from gradekit.batch.grading import exact, json_number
from gradekit.batch.keybook import KeyBook
from gradekit.errors import InputError, Place

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so may be run as a formula."""

Scores = dict[tuple[str, str, str], Fraction | None]
"""(student, problem, part) → score; None: open."""


def write_gradebook(path: Path, key: KeyBook, results: Iterable[dict[str, Any]]) -> None:
    """Write the scores that count.  The cell of a problem with nothing handed in, or with a part still open, is empty.

    A part that was not handed in beside others counts 0.  `total`: all points earned so far, those in open problems
    too; `open`: how many cells are empty.  Superseded rows are left out.
    """
    scores: Scores = {}
    for result in results:
        if not result.get("superseded") and result.get("max_score") is not None:
            place = (result["student"], result["problem"], result["part"])
            scores[place] = None if result["score"] is None else exact(result["score"])
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(_rows(key, scores))
    except OSError as error:
        raise InputError("file", f"cannot be written: {error.strerror}", Place(str(path))) from error


def _rows(key: KeyBook, scores: Scores) -> Iterable[list[str]]:
    sheets = key.document.sheets
    problems = list(dict.fromkeys(problem.id for sheet in sheets for problem in sheet.problems))
    yield [safe_cell(cell) for cell in ("student", "name", *problems, "total", "open")]
    if key.document.shared:
        students = [(student, "", sheets[0]) for student in dict.fromkeys(place[0] for place in scores)]
    else:
        students = [(sheet.student, sheet.name, sheet) for sheet in sheets]
    for student, name, sheet in students:
        by_id = {problem.id: problem for problem in sheet.problems}
        cells: list[Fraction | None] = []
        total = Fraction(0)
        for problem in problems:
            places = [(student, problem, part.id) for part in by_id[problem].parts] if problem in by_id else []
            handed_in = [scores[place] for place in places if place in scores]
            earned = sum((score for score in handed_in if score is not None), Fraction(0))
            cells.append(None if not handed_in or None in handed_in else earned)
            total += earned
        texts = ["" if cell is None else str(json_number(cell)) for cell in cells]
        yield [safe_cell(student), safe_cell(name), *texts, str(json_number(total)), str(cells.count(None))]


def safe_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula.

    **Source**: OWASP, CSV Injection.
    """
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS) else text
