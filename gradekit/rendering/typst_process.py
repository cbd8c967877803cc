"""Compiling Typst in a child process with limits: a document that eats memory or time cannot take gradekit with it."""

from __future__ import annotations

import importlib.util
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from gradekit.errors import InputError

CHILD = Path(__file__).with_name("_typst_child.py")
SECONDS_EACH, SECONDS_LEAST = 20, 60
"""Time limit: so much for each document, and at least so much in all."""


def compile_all(sources: Sequence[str]) -> list[bytes]:
    """The PDF of each source, in order.

    Raises `InputError`: `pdf-needs-typst` where the package is missing, `pdf-too-large` where a limit was hit,
    `pdf-failed` where a source does not compile (a defect of gradekit: please report it).
    """
    if not sources:
        return []
    if importlib.util.find_spec("typst") is None:
        raise InputError("pdf-needs-typst", "PDF needs the package typst; install it: pip install 'gradekit[pdf]'")
    seconds = max(SECONDS_LEAST, SECONDS_EACH * len(sources))
    asked = b"".join(_framed(source.encode()) for source in sources)
    try:
        # -P keeps the child's own folder, whose html.py would hide the standard library's, off its path.
        done = subprocess.run(  # noqa: S603 - fixed command, the documents go in by stdin
            [sys.executable, "-P", str(CHILD)], input=asked, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        limit = f"setting the PDF took more than {seconds} seconds; render fewer sheets at a time"
        raise InputError("pdf-too-large", limit) from error
    pdfs = _unframed(done.stdout)
    if done.returncode == 0 and len(pdfs) == len(sources):
        return pdfs
    complaint = done.stderr.decode(errors="replace").strip()
    if done.returncode == 1 and complaint:
        raise InputError("pdf-failed", f"Typst refused sheet document {len(pdfs) + 1}: {complaint[:2000]}")
    raise InputError("pdf-too-large", "setting the PDF took more memory than allowed; render fewer sheets at a time")


def _framed(content: bytes) -> bytes:
    return struct.pack(">Q", len(content)) + content


def _unframed(stream: bytes) -> list[bytes]:
    pieces, place = [], 0
    while place + 8 <= len(stream):
        (length,) = struct.unpack_from(">Q", stream, place)
        pieces.append(stream[place + 8 : place + 8 + length])
        place += 8 + length
    return pieces
