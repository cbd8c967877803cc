"""What the sample sets generate: two sheets of each lie in sample_sets/generated, and are made again here."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from gradekit.cli.main import gradekit

SETS = Path(__file__).parents[2] / "sample_sets"
SAMPLES = sorted(SETS.glob("*.yaml"))
REWRITE = bool(os.environ.get("REWRITE_GOLDENS"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_a_sample_set_generates(path: Path, tmp_path: Path) -> None:
    """Drawing and printing a sample set gives the files that are kept beside it, byte for byte."""
    kept, made = SETS / "generated" / path.stem, tmp_path / "made"
    result = CliRunner().invoke(gradekit, ["generate", str(path), "--variants", "2", "--format", "md", "-o", str(made)])
    assert result.exit_code == 0, result.output
    if REWRITE:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(made, kept)
    names = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
    assert names == sorted(file.relative_to(kept) for file in kept.rglob("*") if file.is_file())
    for name in names:
        assert (made / name).read_bytes() == (kept / name).read_bytes(), f"{name} has changed; see `make goldens`"
