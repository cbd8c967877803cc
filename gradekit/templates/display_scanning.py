"""Finding one's way in the mathematics of a prompt: brackets that match, and the signs at top level."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = {"(": ")", "[": "]", "{": "}"}

MOST_DEPTH = 20
"""Brackets that may be open at once."""

SIGNS: tuple[tuple[str, str], ...] = (
    ("<=", "<="), ("≤", "<="), (">=", ">="), ("≥", ">="), ("!=", "!="), ("≠", "!="), ("->", "to"), ("→", "to"),
    ("~=", "approx"), ("≈", "approx"), ("=", "="), ("<", "<"), (">", ">"), ("...", "dots"), ("…", "dots"),
    ("∇", "nabla"), ("∈", "in"), (",", ","), (";", ","),
)  # fmt: skip
"""Spelling → name of a `model.display.Sign`; longer spellings first."""

_WORDS = re.compile(r"(?<![A-Za-z])(nabla|approx)(?![A-Za-z])")


class DisplayError(ValueError):
    """What is wrong with the mathematics of a prompt, and where (characters from the start)."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source between two signs; `sign` is the sign in front of it, or empty."""

    sign: str
    text: str
    offset: int


def closing(text: str, start: int) -> int:
    """The place of the bracket that closes the one at `start`.

    Raises:
        DisplayError: it is never closed, or by another kind.
    """
    stack: list[str] = []
    for place in range(start, len(text)):
        character = text[place]
        if character in _OPEN:
            stack.append(_OPEN[character])
        elif character in _OPEN.values():
            if not stack or stack.pop() != character:
                raise DisplayError(f"the bracket {character} closes nothing", place)
            if not stack:
                return place
    raise DisplayError(f"the bracket {text[start]} is never closed", start)


def check_depth(text: str) -> None:
    """Refuse brackets that are nested too deep.

    Raises:
        DisplayError: more than `MOST_DEPTH` are open at once.
    """
    depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPEN) - (character in _OPEN.values())
        if depth > MOST_DEPTH:
            raise DisplayError(f"brackets are nested more than {MOST_DEPTH} deep", place)


def segments(text: str) -> list[Segment]:
    """The source cut at its top-level signs."""
    found: list[Segment] = []
    start, sign, place = 0, "", 0
    while place < len(text):
        if text[place] in _OPEN:
            place = closing(text, place) + 1
            continue
        length, name = _sign_at(text, place)
        if length:
            found.append(Segment(sign, text[start:place], start))
            start, sign = place + length, name
        place += length or 1
    found.append(Segment(sign, text[start:], start))
    return found


def _sign_at(text: str, place: int) -> tuple[int, str]:
    for spelling, name in SIGNS:
        if text.startswith(spelling, place):
            return len(spelling), name
    word = _WORDS.match(text, place)
    return (len(word[0]), word[1]) if word else (0, "")


def terms(text: str) -> list[Segment]:
    """A segment cut at its top-level plus and minus signs between operands; the sign is `+`, `-` or empty."""
    found: list[Segment] = []
    start, sign, place, operand = 0, "", 0, False
    while place < len(text):
        character = text[place]
        if character in _OPEN:
            place, operand = closing(text, place) + 1, True
            continue
        if character in "+-−" and operand:
            found.append(Segment(sign, text[start:place], start))
            start, sign, operand = place + 1, "-" if character == "−" else character, False
        elif character in "+-−*/^·":
            operand = False
        elif not character.isspace():
            operand = True
        place += 1
    found.append(Segment(sign, text[start:], start))
    return found
