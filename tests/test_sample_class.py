"""The bundled class: its answers are those that the key gives rise to, and the demo grades them as a teacher would."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from gradekit.cli.main import gradekit
from gradekit.templates.bundled import bundled
from gradekit.templates.library import library
from gradekit.templates.roster import read_roster
from gradekit.templates.sets import draw_set, load_set
from tests.sample_class import WAYS, submissions_csv

SAMPLES = bundled("sample_sets")
RIGHT = set("kulyes")
"""Ways of answering that are right."""
PASSED = {"w": "wrong_form", "2": "undecided", "n": "incorrect"} | dict.fromkeys("t57(q", "unreadable")


def test_submissions_belong_to_the_key() -> None:
    """The bundled answers are those of the set as it is drawn today."""
    plan = load_set(SAMPLES / "first_derivatives.yaml", library())
    text = submissions_csv(draw_set(plan, read_roster(SAMPLES / "first_derivatives.roster.csv")))
    path = SAMPLES / "first_derivatives.submissions.csv"
    if os.environ.get("REWRITE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo makes."""
    folder = tmp_path_factory.mktemp("demo")
    done = CliRunner().invoke(gradekit, ["demo", "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def test_the_demo_makes_everything(demo: Path) -> None:
    """Sheets, keys and solutions in four formats, single sheets, results, gradebook and report are there."""
    names = {path.relative_to(demo).as_posix() for path in demo.rglob("*") if path.is_file()}
    wanted = {f"{view}.{suffix}" for view in ("sheets", "keys", "solutions") for suffix in ("md", "tex", "html", "pdf")}
    wanted |= {f"sheets/{student}.{suffix}" for student in WAYS for suffix in ("md", "tex", "html", "pdf")}
    assert wanted | {"problems.json", "key.json", "results.jsonl", "gradebook.csv", "report.html"} == names


def test_every_answer_gets_what_its_writer_deserves(demo: Path) -> None:
    """Right answers in any spelling are correct, wrong forms and slips of typing are told apart from mistakes."""
    surprises = []
    for line in (demo / "results.jsonl").read_text(encoding="utf-8").splitlines():
        result = json.loads(line)
        if result.get("superseded"):
            continue
        way = WAYS[result["student"]][int(result["problem"][1:]) - 1]
        wanted = "correct" if way in RIGHT else PASSED.get(way)
        if wanted is not None and result["outcome"] != wanted:
            surprises.append((result["student"], result["problem"], way, result["answer"], result["outcome"]))
    assert surprises == []
