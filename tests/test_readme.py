"""What the README and the other pages show is what really happens."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def transcripts(page: Path) -> list[str]:
    """The bodies of the page's ```console blocks."""
    return re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(transcript: str) -> list[tuple[str, str]]:
    """(command, output shown) pairs; a line `…` in an output stands for any lines."""
    pairs = []
    for piece in re.split(r"^\$ ", transcript, flags=re.MULTILINE)[1:]:
        command, _, output = piece.partition("\n")
        pairs.append((command, output))
    return pairs


def run(command: str, folder: Path) -> str:
    """What a person sees when typing the command in the folder: both streams, in order."""
    words = shlex.split(command)
    if words[0] == "cat":
        return (folder / words[1]).read_text(encoding="utf-8")
    words = [sys.executable, "-m", "gradekit", *words[1:]] if words[0] == "gradekit" else words
    done = subprocess.run(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8", timeout=120
    )
    return done.stdout


def pattern(shown: str) -> str:
    """A regular expression for an output in which a line `…` stands for any lines."""
    return "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) for line in shown.splitlines(keepends=True)
    )


CASES = [(page.name, number, text) for page in PAGES for number, text in enumerate(transcripts(page))]


@pytest.mark.parametrize(("page", "number", "text"), CASES, ids=[f"{name}-{number}" for name, number, _ in CASES])
def test_transcript_is_true(page: str, number: int, text: str, tmp_path: Path) -> None:
    """Every command of a console block prints what the page shows under it."""
    for command, shown in commands(text):
        seen = run(command, tmp_path)
        assert re.fullmatch(pattern(shown), seen), f"{page} block {number}: $ {command}\n{seen}"


def test_the_readme_opens_on_a_transcript() -> None:
    """A newcomer sees one sentence and then the tool at work."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.match(r"# gradekit\n\n[^\n]+\n(?:[^\n#]+\n)*\n```console\n", text)
