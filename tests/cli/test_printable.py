"""What was typed is repeated without what a terminal would obey."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gradekit.cli.main import gradekit
from gradekit.cli.telling import printable

RED = "\x1b[31mred"


@pytest.mark.parametrize(
    "args",
    [
        (RED,),
        (f"--{RED}",),
        ("show", RED),
        ("show", "x", f"--{RED}"),
        ("check", RED),
        ("check", "--seeds", RED),
        ("derive", RED),
        ("derive", "x", "--locale", RED),
        ("read", RED),
        ("read", "x", RED),
        ("compare", "x", "x", "--label", RED),
        ("compare", "x", "x", "--domain", RED),
        ("compare", "x", "x", "--policy", RED),
        ("compare", "x", RED),
        ("compare", RED, "x"),
        ("compare", "--batch", RED),
        ("grade", RED),
        ("grade", RED, RED),
        ("generate", RED),
        ("explain", RED),
        ("schema", RED),
        ("templates", RED),
    ],
    ids=repr,
)
def test_no_control_character_reaches_the_terminal(args: tuple[str, ...]) -> None:
    """Every command names unseen characters by their code points, in its own errors and in those of click."""
    result = CliRunner().invoke(gradekit, list(args), color=True)
    assert result.exit_code == 2, result.output
    assert result.output.replace("\n", "").isprintable()


def test_no_control_character_of_a_file_name(tmp_path: Path) -> None:
    """Findings about a file name it without what a terminal would obey."""
    path = tmp_path / f"{RED}.yaml"
    path.write_text("title: x\n", encoding="utf-8")
    for command in ("check", "generate", "show"):
        result = CliRunner().invoke(gradekit, [command, str(path)], color=True)
        assert result.exit_code == 2
        assert result.output.replace("\n", "").isprintable()


def test_no_control_character_of_a_place_written_to(tmp_path: Path) -> None:
    """What is told of files that were made names their folder without what a terminal would obey."""
    (tmp_path / "set.yaml").write_text(
        "title: {en: One, vi: Một}\nproblems:\n  - {template: chain_rule/power_of_linear}\n", encoding="utf-8"
    )
    out = str(tmp_path / RED)
    for args in (["generate", str(tmp_path / "set.yaml"), "-o", out], ["new", "a/b", "--folder", out]):
        result = CliRunner().invoke(gradekit, args, color=True)
        assert result.exit_code == 0, result.output
        assert "<U+001B>" in result.output
        assert result.output.replace("\n", "").isprintable()


def test_letters_of_every_language_stay() -> None:
    """Accents, signs and combining marks are shown as they are; lines stay lines."""
    text = "Đạo hàm\nđúng a\u0301 ∛x 😀"
    assert printable(text) == text
    assert printable("a\tb\u202ec\udcff") == "a<U+0009>b<U+202E>c<U+DCFF>"
