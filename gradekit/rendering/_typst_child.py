"""The child process that compiles Typst: documents in by stdin, PDFs out by stdout, each after its length.

Run as a file, imports nothing of gradekit.  Exit code 1, and Typst's message on stderr, where one does not compile.
"""

from __future__ import annotations

import struct
import sys
import warnings
from typing import Any

MEMORY = 4 << 30
"""Bytes of address space, where the platform can limit it."""


def main() -> int:
    """Compile every document on stdin."""
    limit_memory()
    import typst

    stream = sys.stdin.buffer
    warnings.simplefilter("ignore")
    bundled = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    while header := stream.read(8):
        (length,) = struct.unpack(">Q", header)
        source = stream.read(length)
        try:
            pdf = compiled(source, bundled, ["ua-1"])
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                sys.stderr.write(f"{error.message} {' '.join(error.hints)} {' '.join(error.trace)}")
                return 1
            pdf = with_other_fonts(source, bundled)
        sys.stdout.buffer.write(struct.pack(">Q", len(pdf)) + pdf)
        sys.stdout.buffer.flush()
    return 0


def compiled(source: bytes, fonts: Any, standards: list[Any], ignore_system_fonts: bool = True) -> bytes:
    """One PDF; the fixed time keeps equal documents equal byte for byte."""
    import typst

    return typst.compile(
        source,
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=ignore_system_fonts,
        pdf_standards=standards,
        timestamp=0,
    )


def with_other_fonts(source: bytes, bundled: Any) -> bytes:
    """A letter that no bundled font has (a name in Chinese, say): from the machine's fonts, or an empty box."""
    import typst

    every = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
    try:
        return compiled(source, every, ["ua-1"], ignore_system_fonts=False)
    except typst.TypstError:
        return compiled(source, bundled, [])


def limit_memory() -> None:
    """Take no more than `MEMORY`, on systems that know such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    sys.exit(main())
