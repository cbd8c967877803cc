"""The lines of a file, each within a bound, so that no line can fill the memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

_CHUNK = 2**16
_BOM = b"\xef\xbb\xbf"


def bounded_lines(source: IO[bytes], longest: int) -> Iterator[bytes | None]:
    """The lines without their ends, at most `longest` bytes each; None in place of a longer one.  A BOM is left out."""
    first = True
    while line := source.readline(longest + 2):
        if first:
            line, first = line.removeprefix(_BOM), False
        if len(line) > longest and not line.endswith(b"\n"):
            while (rest := source.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.rstrip(b"\r\n")
