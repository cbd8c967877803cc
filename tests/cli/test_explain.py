"""`gradekit explain`: what a code or the name of a mistake means."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from gradekit.calculus.mistakes import MISTAKES
from gradekit.calculus.rules import RULES
from gradekit.cli.explain import command
from gradekit.codes import all_codes


@pytest.mark.parametrize("code", sorted(MISTAKES))
def test_a_mistake_is_explained(code: str) -> None:
    """The name of a mistake is answered with what it is called, why it fails and what to say."""
    result = CliRunner().invoke(command, [code])
    assert result.exit_code == 0
    assert result.output.startswith(f"{code}: {MISTAKES[code].name['en']} ({MISTAKES[code].family}). ")
    assert "\nWhy it fails: " in result.output
    assert "\nWhat to say: " in result.output


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_is_explained(code: str) -> None:
    """The code of a rule is answered with its title, what it says, and its table."""
    result = CliRunner().invoke(command, [code])
    assert result.exit_code == 0
    assert result.output.startswith(f"{code}: {RULES[code].title['en']}. ")
    assert all(row in result.output for row in RULES[code].statement)


def test_rounded_decimals_are_explained() -> None:
    """The one mistake that is recognised by its size is known, too."""
    assert (
        CliRunner()
        .invoke(command, ["rounded_decimal"])
        .output.startswith("rounded_decimal: Rounded decimal (rounding). ")
    )


def test_every_word_has_one_meaning() -> None:
    """No mistake and no rule is called like a code, or like one another."""
    names = [*MISTAKES, *RULES, *all_codes()]
    assert len(set(names)) == len(names)
