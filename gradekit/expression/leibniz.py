"""Finding a derivative left to take, `d/dx` or `dy/dx`, around a letter that the question does not use."""

from __future__ import annotations

import re

_D = r"(?:d|ⅆ|\\differentialD|\\mathrm ?\{d\}|\\text ?\{d\}|\\operatorname ?\{d\})"
_ORDER = r"(?:\^\{?[0-9]\}?|[²³])?"
_ABOVE = rf"{_D}\s?{_ORDER}\s?[A-Za-z]?"
_BELOW = rf"{_D}\s?[A-Za-z]{_ORDER}"
_DERIVATIVE = re.compile(rf"\\[dt]?frac ?\{{{_ABOVE}\}} ?\{{{_BELOW}\}}|{_ABOVE}\s?/\s?{_BELOW}")
_FARTHEST = 60


def derivative_around(text: str, offset: int) -> tuple[int, int] | None:
    """The span of a derivative in Leibniz's notation that holds the offset, or None.

    Source: the notation of Leibniz as books and MathLive write it, with one letter above and below.
    """
    first = max(0, offset - _FARTHEST)
    for found in _DERIVATIVE.finditer(text, first, offset + _FARTHEST):
        if found.start() <= offset < found.end():
            return found.span()
    return None
