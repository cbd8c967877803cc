"""LaTeX files compile with a plain TeX Live; needs `pdflatex`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gradekit import rendering
from tests.rendering.sample_set import sample_set
from tests.rendering.test_escaping import HOSTILE, renamed

pytestmark = pytest.mark.slow


def compiled(tex: bytes, folder: Path) -> str:
    """The log of one run; fails with its end where TeX stops."""
    (folder / "sheet.tex").write_bytes(tex)
    run = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "sheet.tex"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=300,
    )
    log = run.stdout.decode(errors="replace")
    assert run.returncode == 0, log[-3000:]
    return log


@pytest.mark.parametrize("locale", ["en", "vi"])
@pytest.mark.parametrize("view", rendering.VIEWS)
def test_every_view_compiles(view: str, locale: str, tmp_path: Path) -> None:
    """No error, no line too wide, no missing letter; names in Latin, Vietnamese, Cyrillic and Chinese letters."""
    log = compiled(rendering.get("tex").render(sample_set(locale, 3), view), tmp_path)
    assert "Overfull \\hbox" not in log
    assert "Missing character" not in log


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_compiles(text: str, tmp_path: Path) -> None:
    """Text that looks like TeX stops nothing."""
    compiled(rendering.get("tex").render(renamed(text), "sheet"), tmp_path)
