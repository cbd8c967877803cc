"""Drawing into a folder that holds other sheets loses no key: what was handed out can still be graded."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from gradekit.cli.main import gradekit


def generate(tmp_path: Path, *options: str, students: str = "ann bob", points: int = 1) -> Result:
    (tmp_path / "quiz.yaml").write_text(
        f"title: T\nproblems:\n  - {{template: polynomials/single_power, points: {points}}}\n", encoding="utf-8"
    )
    (tmp_path / "class.csv").write_text("student\n" + "\n".join(students.split()) + "\n", encoding="utf-8")
    command = ["generate", str(tmp_path / "quiz.yaml"), "--roster", str(tmp_path / "class.csv")]
    made = CliRunner().invoke(gradekit, [*command, "-o", str(tmp_path / "out"), *options])
    assert made.exit_code == 0, made.output
    return made


def keys(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").glob("key*.json"))


def test_the_same_sheets_again_keep_nothing(tmp_path: Path) -> None:
    """The same draw, another format or one more student: the key grades all that was handed out, and replaces it."""
    generate(tmp_path)
    for again in (
        generate(tmp_path),
        generate(tmp_path, "--format", "tex"),
        generate(tmp_path, students="bob cho ann"),
    ):
        assert again.stderr == ""
    assert keys(tmp_path) == ["key.json"]


def test_the_key_of_other_sheets_is_kept(tmp_path: Path) -> None:
    """Another seed, other points, a student less: the earlier key stays under a name of its own, and that is told."""
    generate(tmp_path)
    before = (tmp_path / "out" / "key.json").read_bytes()
    made = generate(tmp_path, "--seed", "2")
    (kept,) = [name for name in keys(tmp_path) if name != "key.json"]
    assert (tmp_path / "out" / kept).read_bytes() == before
    assert f"out/key.json: [earlier-key] was of other sheets (2 of 2 students); kept as {kept}" in made.stderr
    assert "[earlier-key]" in generate(tmp_path).stderr
    assert len(keys(tmp_path)) == 3
    assert generate(tmp_path, points=2).stderr
    assert generate(tmp_path, points=2, students="ann").stderr


def test_sheets_of_earlier_draws_are_told(tmp_path: Path) -> None:
    """Single sheets that were not made anew are of another draw: they are counted, and left alone."""
    generate(tmp_path, students="ann bob zoe")
    made = generate(tmp_path, students="ann bob")
    assert "1 file in sheets is of an earlier draw: zoe.md" in made.stderr
    assert (tmp_path / "out" / "sheets" / "zoe.md").exists()


def test_a_file_that_is_no_key_is_kept_too(tmp_path: Path) -> None:
    """Whatever stood under the name of the key is not lost."""
    (tmp_path / "out").mkdir()
    for content in (b"{", b"[]", b'{"sheets": 3}', json.dumps({"sheets": [{"student": "ann"}]}).encode(), b"\xff"):
        (tmp_path / "out" / "key.json").write_bytes(content)
        assert "[earlier-key]" in generate(tmp_path).stderr
