"""LaTeX files compile with a plain TeX Live; needs `pdflatex`."""

from __future__ import annotations

import re
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


def test_every_page_tells_how_many_its_sheet_has(tmp_path: Path) -> None:
    """After two runs the foot of each page says page N / total, counted for each sheet by itself."""
    tex = rendering.get("tex").render(sample_set("en", 3), "solutions")
    compiled(tex, tmp_path)
    compiled(tex, tmp_path)
    text = subprocess.run(["pdftotext", "-layout", "sheet.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    found = re.findall(r"Page ([0-9]+) / ([0-9]+)", text.stdout.decode())
    totals = [int(total) for number, total in found if number == "1"]
    assert [(int(n), int(total)) for n, total in found] == [(n, t) for t in totals for n in range(1, t + 1)]
    assert len(totals) == len(sample_set("en", 3).sheets)
    assert max(totals) > 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_compiles(text: str, tmp_path: Path) -> None:
    """Text that looks like TeX stops nothing."""
    compiled(rendering.get("tex").render(renamed(text), "sheet"), tmp_path)
