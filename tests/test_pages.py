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


FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A fenced block: language, title, body.  `file=NAME` makes a file of it, `in=NAME` says that the file holds it."""


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


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_page_is_true(page: Path, tmp_path: Path) -> None:
    """A page's files and commands, taken in order in one folder, give what the page shows."""
    for language, title, body in FENCE.findall(page.read_text(encoding="utf-8")):
        kind, _, name = title.partition("=")
        if kind == "file":
            (tmp_path / name).write_text(body, encoding="utf-8")
        elif kind == "in":
            assert "".join(body.split()) in "".join((tmp_path / name).read_text(encoding="utf-8").split())
        elif language == "console":
            for command, shown in commands(body):
                seen = run(command, tmp_path)
                assert re.fullmatch(pattern(shown), seen), f"{page.name}: $ {command}\n{seen}"


def test_the_readme_opens_on_a_transcript() -> None:
    """A newcomer sees one sentence and then the tool at work."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.match(r"# gradekit\n\n[^\n]+\n(?:[^\n#]+\n)*\n```console\n", text)
