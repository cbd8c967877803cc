"""generate: what it says when it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gradekit.cli.main import gradekit

SET = """\
title: {en: One, vi: Một}
problems:
  - {template: polynomials/single_power}
"""


@pytest.mark.parametrize(("variants", "said"), [("1", "1 sheet of 1 problem, "), ("2", "2 sheets of 1 problem, ")])
def test_one_sheet_is_no_sheets(tmp_path: Path, variants: str, said: str) -> None:
    """The numbers in the last line agree with their nouns."""
    (tmp_path / "one.yaml").write_text(SET, encoding="utf-8")
    command = ("generate", str(tmp_path / "one.yaml"), "--variants", variants, "-o", str(tmp_path / "out"))
    result = CliRunner().invoke(gradekit, [*command, "--format", "md"])
    assert result.exit_code == 0, result.output
    assert said in result.stdout
