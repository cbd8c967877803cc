"""When two spellings of a student's id are the same, and when they are easily taken for each other."""

from __future__ import annotations

import unicodedata


def composed(name: str) -> str:
    """The name with its accents as single characters: some systems write `é` as an `e` and an accent."""
    return unicodedata.normalize("NFC", name)  # noqa: TID251 a name, not mathematics, and NFC, which keeps x²


def bare(student: str) -> str:
    """An id without what spreadsheets and people change in it: capitals, spaces, leading zeros."""
    return "".join(student.split()).casefold().lstrip("0")
