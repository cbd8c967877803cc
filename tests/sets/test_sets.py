"""Set files and the sheets drawn from them."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gradekit.batch.set_documents import key_document, problems_document
from gradekit.cli.main import gradekit
from gradekit.cli.set_files import file_names
from gradekit.errors import ErrorList, InputError
from gradekit.model.problem_set import Sheet
from gradekit.templates.library import library
from gradekit.templates.roster import Student, numbered, read_roster
from gradekit.templates.sets import SetPlan, draw_set, load_set
from gradekit.wire.document import as_json

SAMPLES = sorted((Path(__file__).parents[2] / "sample_sets").glob("*.yaml"))

TEMPLATE = """
title: {{en: Power, vi: Lũy thừa}}
skills: [power-rule]
level: 1
source: "ours"
version: {version}
draw:
  n: {{integer: [2, {most}]}}
let:
  f: x^n
prompt:
  en: Differentiate ${{{{ f }}}}$.
  vi: Tính đạo hàm của ${{{{ f }}}}$.
answer: {{type: derivative, of: f}}
"""

SET = """
title: {{en: A sheet, vi: Phiếu}}
order: {order}
policies: {{wrong_form: 1/4, other_reading: refuse}}
problems:
  - {{template: powers/one, count: {count}, points: 2}}
  - {{template: powers/one, points: 3}}
"""


def plan(tmp_path: Path, *, version: int = 1, most: int = 40, order: str = "fixed", count: int = 2) -> SetPlan:
    folder = tmp_path / f"exercises-{version}-{most}"
    (folder / "powers").mkdir(parents=True, exist_ok=True)
    (folder / "powers" / "one.yaml").write_text(TEMPLATE.format(version=version, most=most), encoding="utf-8")
    path = tmp_path / "quiz.yaml"
    path.write_text(SET.format(order=order, count=count), encoding="utf-8")
    return load_set(path, library(folder))


def variants(sheet: Sheet) -> list[str]:
    return [str(slot.problem.variant) for slot in sheet.slots]


ANN, BOB, CHO = Student("ann", "Ann"), Student("bob", "Bob"), Student("cho", "Cho")


def test_a_sheet_hangs_on_its_student_alone(tmp_path: Path) -> None:
    """The order of the roster, and who else is on it, change nobody's sheet."""
    quiz = plan(tmp_path, order="shuffled", count=5)
    first = {s.student: s for s in draw_set(quiz, [ANN, BOB, CHO]).sheets}
    second = {s.student: s for s in draw_set(quiz, [CHO, ANN]).sheets}
    assert first["ann"] == second["ann"]
    assert first["cho"] == second["cho"]


def test_students_and_seeds_get_other_problems(tmp_path: Path) -> None:
    """Another student, another seed, another version of a template: other draws and another code."""
    quiz = plan(tmp_path)
    ann, bob = draw_set(quiz, [ANN, BOB]).sheets
    (reseeded,) = draw_set(quiz, [ANN], seed=2).sheets
    (newer,) = draw_set(plan(tmp_path, version=2), [ANN]).sheets
    seeds = [{v.split("#")[1] for v in variants(sheet)} for sheet in (ann, bob, reseeded, newer)]
    assert all(not a & b for n, a in enumerate(seeds) for b in seeds[n + 1 :])
    assert len({ann.code, bob.code, reseeded.code}) == 3


def test_no_problem_stands_twice_on_a_sheet(tmp_path: Path) -> None:
    """Slots of one template get different problems, to the last one there is."""
    for sheet in draw_set(plan(tmp_path, most=5, count=3), numbered(20)).sheets:
        prompts = [slot.problem.prompt for slot in sheet.slots]
        assert len(set(map(repr, prompts))) == 4


def test_too_few_problems_are_told(tmp_path: Path) -> None:
    """A count that a template cannot fill is an error that names the template."""
    with pytest.raises(InputError, match="powers/one") as caught:
        draw_set(plan(tmp_path, most=5, count=5), [ANN])
    assert caught.value.code == "SET-repeats"


def test_points_places_and_policies(tmp_path: Path) -> None:
    """Slots are numbered as printed; points and policies are those of the set."""
    quiz = plan(tmp_path)
    (sheet,) = draw_set(quiz, [ANN]).sheets
    assert [slot.id for slot in sheet.slots] == ["p1", "p2", "p3"]
    assert [slot.points for slot in sheet.slots] == [2, 2, 3]
    assert quiz.wrong_form == Fraction(1, 4)
    assert {slot.problem.parts[0].answer.policies.other_reading for slot in sheet.slots} == {"refuse"}


def test_shuffled_sheets_differ_in_order(tmp_path: Path) -> None:
    """With `order: shuffled` the points stand in another order for some student."""
    sheets = draw_set(plan(tmp_path, order="shuffled", count=5), numbered(10)).sheets
    assert len({tuple(slot.points for slot in sheet.slots) for sheet in sheets}) > 1


GOLDEN = ["powers/one@1#520056584378618", "powers/one@1#2973093203844503", "powers/one@1#1767045268517262"]


def test_the_draw_is_the_same_everywhere(tmp_path: Path) -> None:
    """The seeds of a sheet are fixed by set, template, version, seed, student and slot: a golden vector."""
    (sheet,) = draw_set(plan(tmp_path), [ANN]).sheets
    assert variants(sheet) == GOLDEN
    assert sheet.code == "9MDC-BZ76"


def test_problems_hold_no_answer(tmp_path: Path) -> None:
    """problems.json has the problems of key.json without answers, solutions and messages."""
    drawn = draw_set(plan(tmp_path), [ANN, BOB])
    problems, key = json.loads(as_json(problems_document(drawn))), json.loads(as_json(key_document(drawn)))
    part = problems["sheets"][0]["problems"][0]["parts"][0]
    assert set(part) == {"id", "type", "prompt", "weight"}
    assert "answer" in key["sheets"][0]["problems"][0]["parts"][0]
    assert [p["variant"] for p in problems["sheets"][1]["problems"]] == [
        p["variant"] for p in key["sheets"][1]["problems"]
    ]


BROKEN: list[tuple[str, str, str]] = [
    ("title: T\nproblems: []\n", "SET-value", ":2:"),
    ("title: T\n", "SET-missing-key", ""),
    ("title: T\nproblems:\n  - {template: no/such}\n", "SET-template", ":3:16"),
    ("title: T\nproblmes: []\nproblems:\n  - {template: powers/one}\n", "SET-unknown-key", ":2:1"),
    ("title: T\nproblems:\n  - {template: powers/one, count: 0}\n", "SET-value", ":3:"),
    (
        "title: T\nproblems:\n  - {template: powers/one, count: 60}\n  - {template: powers/one, count: 60}\n",
        "SET-size",
        "",
    ),
    ("title: T\npolicies: {wrong_form: 3/2}\nproblems:\n  - {template: powers/one}\n", "SET-value", ":2:"),
    ("title: T\npolicies: {mercy: yes}\nproblems:\n  - {template: powers/one}\n", "SET-unknown-key", ":2:"),
    ("- a\n- b\n", "SET-value", ""),
    ("title: [\n", "YAML-syntax", ""),
    ("title: &a T\nproblems: *a\n", "YAML-anchor", ":1:"),
]


@pytest.mark.parametrize(("content", "code", "place"), BROKEN, ids=[f"{c}-{n}" for n, (_, c, _) in enumerate(BROKEN)])
def test_a_broken_set_is_told_with_its_place(tmp_path: Path, content: str, code: str, place: str) -> None:
    """What is wrong with a set file is told with file, line, column and a code."""
    plan(tmp_path)
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ErrorList) as caught:
        load_set(path, library(tmp_path / "exercises-1-40"))
    assert code in [error.code for error in caught.value.errors]
    assert f"broken.yaml{place}" in str(caught.value)


ROSTERS: list[tuple[bytes, list[Student] | str]] = [
    (b"student,name\nann,Ann\nbob,Bob\n", [ANN, BOB]),
    (b"\xef\xbb\xbfname;student\r\nAnn;ann\r\n", [ANN]),
    ("student,name\nlê,Lê Thị\n".encode(), [Student("lê", "Lê Thị")]),
    (b'student,name\nann,"Lee, Ann"\n\n', [Student("ann", "Lee, Ann")]),
    (b"id\nann\n", [Student("ann")]),
    (b"name\nAnn\n", "roster-columns"),
    (b"", "roster-columns"),
    (b"student\n", "roster-empty"),
    (b"student\nann\nann\n", "roster-student"),
    (b"student,name\n,Ann\n", "roster-student"),
    (b"student\n" + b"x" * 500 + b"\n", "roster-student"),
    (b"student\nann\x1b[31m\n", "roster-student"),
    (b"student,name\nann,\xff\n", "not-text"),
    (b"\x89PNG\r\n\x1a\n\x00", "not-text"),
    (b'student,name\nann,"Ann\n', "roster-quotes"),
    (b"student\n" + b"\n".join(b"%d" % n for n in range(20_001)), "roster-size"),
    (b"student,name,group\nann,Ann\n", "roster-fields"),
    (b"student,name\nann\n", "roster-fields"),
    (b"student,name\nann,Lee, Ann\n", "roster-fields"),
    (b"student,name,name\nann,Ann,Lee\n", "roster-columns"),
    (b"student,name,,\nann,Ann,,\nbob,Bob,,,\n", [ANN, BOB]),
    ("student,name\nann,Ann\u2028Lee\n".encode(), "roster-student"),
    ("student,name\nle\u0302,Le\u0302 Thi\u0323\n".encode(), [Student("lê", "Lê Thị")]),
    ("student\nle\u0302\nlê\n".encode(), "roster-student"),
]


@pytest.mark.parametrize(("content", "expected"), ROSTERS, ids=range(len(ROSTERS)))
def test_rosters(tmp_path: Path, content: bytes, expected: list[Student] | str) -> None:
    """A roster gives its students in order, or an error with the file's name."""
    path = tmp_path / "class.csv"
    path.write_bytes(content)
    if isinstance(expected, list):
        assert list(read_roster(path)) == expected
        return
    with pytest.raises((InputError, ErrorList)) as caught:
        read_roster(path)
    assert caught.value.code == expected
    assert "class.csv" in str(caught.value)


def test_every_row_of_a_roster_is_told_with_its_line(tmp_path: Path) -> None:
    """Rows with missing and with extra fields are told at once, each with the line where it begins."""
    path = tmp_path / "class.csv"
    path.write_text('student,name\nann,"Ann\nLee"\nbob\n\ncho,Cho,3\n', encoding="utf-8")
    with pytest.raises(ErrorList) as caught:
        read_roster(path)
    assert [(error.place.line, error.code) for error in caught.value.errors] == [
        (2, "roster-student"),
        (4, "roster-fields"),
        (6, "roster-fields"),
    ]


def generated(tmp_path: Path, *options: str) -> Result:
    """What `gradekit generate` says of a small set."""
    path = tmp_path / "quiz.yaml"
    path.write_text("title: T\nproblems:\n  - {template: polynomials/single_power}\n", encoding="utf-8")
    return CliRunner().invoke(gradekit, ["generate", str(path), "--format", "", *options])


def test_students_who_are_easily_mixed_up_are_a_warning(tmp_path: Path) -> None:
    """Ids that a spreadsheet makes the same are told, and the sheets are made."""
    roster = tmp_path / "class.csv"
    roster.write_text("student\n007\n7\nann\n", encoding="utf-8")
    made = generated(tmp_path, "--roster", str(roster), "-o", str(tmp_path / "out"))
    assert made.exit_code == 0
    assert "class.csv: [roster-alike] warning: '007' and '7'" in made.stderr


def test_file_names_are_safe_and_never_clash() -> None:
    """Whatever students are called, each gets a file of their own inside the folder."""
    students = ["ann", "Ann", "../ann", "a/b", "a_b", "...", "", "Lê", "x" * 300, "ok-1.2_3"]
    names = file_names(students)
    assert len({name.lower() for name in names}) == len(students)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]{1,80}", name) and not name.startswith(".") for name in names)
    assert names[-1] == "ok-1.2_3"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_sets_can_be_drawn_and_their_keys_are_correct(path: Path, tmp_path: Path) -> None:
    """Every sample set gives sheets, and every answer of its key, handed in, is graded correct."""
    out = tmp_path / "out"
    made = CliRunner().invoke(gradekit, ["generate", str(path), "--variants", "2", "--format", "", "-o", str(out)])
    assert made.exit_code == 0, made.output
    key = json.loads((out / "key.json").read_text(encoding="utf-8"))
    rows = [
        {"student": s["student"], "problem": p["id"], "part": part["id"], "answer": part["shown"]}
        for s in key["sheets"]
        for p in s["problems"]
        for part in p["parts"]
    ]
    (tmp_path / "answers.json").write_text(json.dumps(rows), encoding="utf-8")
    results = tmp_path / "results.jsonl"
    command = ["grade", str(out / "key.json"), str(tmp_path / "answers.json"), "-o", str(results)]
    assert CliRunner().invoke(gradekit, command).exit_code == 0
    lines = results.read_text(encoding="utf-8").splitlines()
    outcomes = [json.loads(line)["outcome"] for line in lines]
    assert outcomes == ["correct"] * len(rows), lines
