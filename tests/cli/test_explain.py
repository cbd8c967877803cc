"""`gradekit explain`: what a code or the name of a mistake means."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from gradekit.calculus.mistakes import MISTAKES
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


def test_no_mistake_hides_a_code() -> None:
    """No mistake is called like a code, so that every word has one meaning."""
    assert not set(MISTAKES) & set(all_codes())
