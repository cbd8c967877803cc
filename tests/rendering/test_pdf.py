"""PDFs: the same bytes each time, tagged, and errors that say what to do."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gradekit import rendering
from gradekit.errors import InputError
from gradekit.rendering import pdf, typst_process
from tests.rendering.sample_set import sample_set


def test_equal_sets_give_equal_bytes_in_another_process() -> None:
    """A second interpreter with another hash seed makes the same file."""
    here = rendering.get("pdf").render(sample_set("vi", 2), "solutions")
    code = (
        "import sys; from gradekit import rendering; from tests.rendering.sample_set import sample_set;"
        "sys.stdout.buffer.write(rendering.get('pdf').render(sample_set('vi', 2), 'solutions'))"
    )
    root = Path(__file__).parents[2]
    there = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(root)},
    ).stdout
    assert here == there


def test_a_pdf_is_accessible_and_bears_no_date() -> None:
    """It names PDF/UA-1 and its language, and holds no time of making."""
    made = rendering.get("pdf").render(sample_set("vi", 1), "sheet")
    assert b"pdfuaid" in made
    assert re.search(rb"/Lang ?\(vi\)", made)
    assert b"/CreationDate" not in made


def test_every_formula_has_its_plain_text() -> None:
    """Each equation of the Typst source goes through the function that asks for the text."""
    source = pdf.source(sample_set("en", 1), "solutions")
    body = source[source.index("#sheet(1,") :]
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', body)
    assert bare.count("$") == 2 * len(re.findall(r'\b(?:m|rows)\("", \$', bare)) > 60
    assert '"g = 2.5x^2*sqrt(x^2 + 1) - e^(-x/2)*sin(2x)^2"' in body


def test_a_name_in_any_script_is_printed() -> None:
    """Letters that no bundled font has do not stop the sheet."""
    assert rendering.get("pdf").render(sample_set("en", 3), "sheet").startswith(b"%PDF-")


def test_without_typst_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the wheel gets a code and the command to type."""
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "typst" else found(name))
    with pytest.raises(InputError, match=re.escape("pip install 'gradekit[pdf]'")) as refused:
        rendering.get("pdf").render(sample_set("en", 1))
    assert refused.value.code == "pdf-needs-typst"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('#panic("no")', "pdf-failed"),
        ("#let x = (0,) * 2000000000", "pdf-too-large"),
    ],
)
def test_a_source_that_breaks_typst_is_an_error_and_not_a_crash(source: str, code: str) -> None:
    """Neither an error in a document nor a memory bomb takes this process along."""
    with pytest.raises(InputError) as refused:
        typst_process.compile_all([source])
    assert refused.value.code == code


def test_a_document_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit ends the child process."""
    monkeypatch.setattr(typst_process, "SECONDS_LEAST", 1)
    monkeypatch.setattr(typst_process, "SECONDS_EACH", 0)
    with pytest.raises(InputError) as refused:
        typst_process.compile_all(["#for a in range(9000) { for b in range(9000) { for c in range(9000) {} } }"])
    assert refused.value.code == "pdf-too-large"


def test_a_typst_document_reads_no_files() -> None:
    """The machine's files are out of reach even for a document that asks."""
    with pytest.raises(InputError) as refused:
        typst_process.compile_all(['#read("/etc/passwd")'])
    assert refused.value.code == "pdf-failed"
