"""templates, show, new, check: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gradekit.calculus.derivation import DETAILS
from gradekit.cli.main import gradekit
from tests.templates.snippets import SOUND, changed


def run(*args: str | Path) -> Result:
    """The command, run in this process."""
    return CliRunner().invoke(gradekit, [str(arg) for arg in args])


def test_templates_lists_the_library() -> None:
    """The JSON list has the fields of the contract; a topic narrows it; an unknown one ends with 2."""
    rows = json.loads(run("templates", "--json").stdout)
    assert {"id", "title", "topic", "skills", "level", "version", "source"} <= set(rows[0])
    assert {"en", "vi"} <= set(rows[0]["title"])
    assert all(
        line.startswith("polynomials/") for line in run("templates", "--topic", "polynomials").stdout.splitlines()
    )
    assert run("templates", "--topic", "alchemy").exit_code == 2


@pytest.mark.parametrize("form", ["text", "md", "tex", "json"])
@pytest.mark.parametrize("locale", ["en", "vi"])
def test_show_shows_problem_key_and_solution(form: str, locale: str) -> None:
    """Each format holds the variant; the same seed gives the same bytes."""
    command = ("show", "polynomials/single_power", "--seed", "3", "--locale", locale, "--format", form)
    first = run(*command)
    assert first.exit_code == 0, first.output
    assert "single_power@2" in first.stdout.replace("\\_", "_")
    assert run(*command).stdout_bytes == first.stdout_bytes
    if form == "json":
        document = json.loads(first.stdout)
        assert document["parts"][0]["answer"]["text"]
        assert document["parts"][0]["solution"]


@pytest.mark.parametrize("locale", ["en", "vi"])
def test_show_tells_as_much_as_is_wanted(locale: str) -> None:
    """`--detail new` leaves lines out and `brief` keeps one; the author's own lines stay; the answer is the same."""
    command = ("show", "products_quotients/three_factors", "--seed", "4", "--locale", locale, "--format", "json")
    told = {d: json.loads(run(*command, "--detail", d).stdout) for d in DETAILS}
    steps = {d: document["parts"][0]["solution"] for d, document in told.items()}
    assert len(steps["every"]) > len(steps["new"]) > len(steps["brief"]) == 1
    assert len({s[-1]["after"] for s in steps.values()}) == 1
    assert told["every"] == json.loads(run(*command).stdout)
    own = ("show", "polynomials/expand_product", "--locale", locale)
    assert run(*own).stdout == run(*own, "--detail", "brief").stdout


def test_show_takes_a_file_and_names_neighbours(tmp_path: Path) -> None:
    """A path is drawn without being registered; an unknown id is answered with those that look like it."""
    path = tmp_path / "mine" / "power.yaml"
    path.parent.mkdir()
    path.write_text(SOUND, encoding="utf-8")
    assert "(mine/power@1#0)" in run("show", path).stdout
    missing = run("show", "polynomials/singel_power")
    assert missing.exit_code == 2
    assert "did you mean polynomials/single_power" in missing.stderr


def test_new_writes_a_template_that_keeps_the_laws(tmp_path: Path) -> None:
    """The skeleton works as it is; nothing is ever overwritten; a wrong name is refused."""
    made = run("new", "my_topic/my_name", "--folder", tmp_path)
    path = tmp_path / "my_topic" / "my_name.yaml"
    assert made.exit_code == 0
    assert made.stdout.strip() == str(path)
    checked = run("check", path, "--seeds", "30")
    assert checked.exit_code == 0, checked.output
    again = run("new", "my_topic/my_name", "--folder", tmp_path)
    assert again.exit_code == 2
    assert "[TEMPLATE-exists]" in again.stderr
    assert run("new", "../escape", "--folder", tmp_path).exit_code == 2


def test_check_ends_with_what_it_found(tmp_path: Path) -> None:
    """0 where every law holds, 1 with `file:line:col [CODE]` where one is broken, 2 where a file cannot be used."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert run("check", folder, "--seeds", "12").exit_code == 0
    (folder / "dull.yaml").write_text(changed(("{pick: [a*x^n, x^n + a]}", "a*x^n")), encoding="utf-8")
    broken = run("check", tmp_path, "--seeds", "12")
    assert broken.exit_code == 1
    assert "dull.yaml:6:1 [LAW-more-structures]" in broken.stderr
    (folder / "bad.yaml").write_text("level: 9\n", encoding="utf-8")
    unusable = run("check", folder, "--seeds", "12", "--json")
    assert unusable.exit_code == 2
    findings = json.loads(unusable.stdout)["findings"]
    assert {"LAW-more-structures", "TEMPLATE-missing-key", "TEMPLATE-value"} <= {row["code"] for row in findings}
    assert all(row["line"] > 0 for row in findings)
    assert run("check", tmp_path / "nothing").exit_code == 2
    (folder / "bad.yaml").write_text(changed(("prompt:", "require: a^2 < 0\nprompt:")), encoding="utf-8")
    never = run("check", folder / "bad.yaml", "--seeds", "12")
    assert never.exit_code == 2
    assert "bad.yaml:11:10 [TEMPLATE-require]" in never.stderr
