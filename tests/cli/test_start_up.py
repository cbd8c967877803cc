"""What the commands import, how they start, and that each of them is described."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from gradekit.cli.main import gradekit

HEAVY = ("sympy", "pydantic", "rich", "jinja2", "yaml", "markdown_it", "typst")


def imported(*args: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    script = (
        "import sys\n"
        "from gradekit.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('|'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *args], capture_output=True, text=True, check=True)
    return set(done.stderr.strip().splitlines()[-1].split("|"))


def test_help_imports_nothing_heavy() -> None:
    """`gradekit --help` imports no library but click."""
    assert not imported("--help") & {*HEAVY, "flint"}


@pytest.mark.parametrize(
    "args", [("2x", "x+x"), ("2x", "3x"), ("2x", "2x+"), ("--json", "2x", "x+x"), ("--derivative-of", "x^3", "3x^2")]
)
def test_compare_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    """`gradekit compare` needs click and python-flint, and nothing else."""
    assert not imported("compare", *args) & set(HEAVY)


def test_a_right_answer_needs_no_rules() -> None:
    """Rules and mistakes of calculus are imported for wrong derivatives, not for every comparison."""
    assert not {name for name in imported("compare", "2x", "x+x") if name.startswith("gradekit.calculus")}


def test_the_module_is_the_command() -> None:
    """`python -m gradekit` is `gradekit`."""
    done = subprocess.run([sys.executable, "-m", "gradekit", "--version"], capture_output=True, text=True, check=True)
    assert "gradekit" in done.stdout


def commands() -> list[str]:
    with click.Context(gradekit) as context:
        return gradekit.list_commands(context)


@pytest.mark.parametrize("name", commands())
def test_every_command_shows_an_example(name: str) -> None:
    """The help of each command says what it does, with an example that begins with `gradekit`."""
    result = CliRunner().invoke(gradekit, [name, "--help"])
    assert result.exit_code == 0
    assert f"gradekit {name}" in result.stdout.split("Usage:")[1].split("\n", 1)[1]


def test_an_unknown_command_is_a_usage_error() -> None:
    """A command that does not exist ends with 2; file names of the folder that are none are no commands."""
    for name in ("nosuch", "main", "progress", "formula-command", "../cli", "__init__"):
        assert CliRunner().invoke(gradekit, [name]).exit_code == 2
