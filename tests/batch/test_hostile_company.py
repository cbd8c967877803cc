"""Hostile answers among ordinary ones: all of them end, and no other result changes by a byte."""

from __future__ import annotations

import json
from pathlib import Path

from gradekit.batch.run import grade_file
from tests.batch.conftest import answer, sheet
from tests.equivalence.test_hostile_answers import ANSWERS

ORDINARY = {
    "p1": ("3x^2", "x^2", "3*x^2", "6x", "x^3", "3x", "(3x)^2", "3x^2+0", "9x^2/3", "3x^(2)"),
    "p2": ("(x-1)(x+1)", "x^2-1", "(1+x)(x-1)", "(x-1)^2", "x(x-1/x)", "(x+1)", "-(1-x)(1+x)", "x^2", "1", "(x-1)"),
    "p3": ("abs(sin(x))", "sqrt(sin(x)^2)", "sin(x)", "max(sin(x),-sin(x))", "-abs(sin(-x))", "abs(sin(x))+0", "x", "1",
           "sqrt((1-cos(2x))/2)", "abs(2sin(x/2)cos(x/2))"),
}  # fmt: skip
STUDENTS = 14


def rows(hostile: bool) -> list[dict[str, str]]:
    """420 rows; one in a hundred hostile, or the ordinary one that stands in its place."""
    found: list[dict[str, str]] = []
    for student in range(STUDENTS):
        for turn in range(10):
            for problem, typed in ORDINARY.items():
                place = len(found)
                text = ANSWERS[(place // 100 * 37) % len(ANSWERS)] if hostile and place % 100 == 50 else typed[turn]
                found.append({"student": f"s{student}", "problem": problem, "part": "a", "answer": text})
    return found


def test_hostile_company_changes_no_other_result(tmp_path: Path) -> None:
    """With 1 % hostile answers, in a pool and in one process, every other line keeps its bytes."""
    third = {
        "id": "p3", "variant": "v", "points": 1, "prompt": "…",
        "parts": [{"id": "a", "type": "expression", "answer": answer("expression", "abs(sin(x))"), "messages": []}],
    }  # fmt: skip
    sheets = [sheet(f"s{number}", f"S {number}") for number in range(STUDENTS)]
    for each in sheets:
        each["problems"].append(third)
    key = tmp_path / "key.json"
    content = {"schema": "gradekit/key/1", "set": "demo", "title": "Demo", "locale": "en", "engine": "0.1.0", "seed": 1}
    key.write_text(json.dumps({**content, "scoring": {"wrong_form": "1/3"}, "sheets": sheets}), encoding="utf-8")
    lines = {}
    for name, hostile, jobs in (("quiet", False, 1), ("alone", True, 1), ("pool", True, 2)):
        submissions, output = tmp_path / f"{name}.jsonl", tmp_path / f"{name}.out"
        submissions.write_text("\n".join(json.dumps(row) for row in rows(hostile)) + "\n", encoding="utf-8")
        grade_file(key, submissions, output, jobs=jobs)
        lines[name] = output.read_bytes().splitlines()
    strangers = [place for place in range(len(rows(True))) if place % 100 == 50]
    assert len(lines["quiet"]) == len(lines["pool"]) == STUDENTS * 30
    assert lines["alone"] == lines["pool"]
    changed = [
        place for place, pair in enumerate(zip(lines["quiet"], lines["pool"], strict=True)) if pair[0] != pair[1]
    ]
    assert changed == strangers
