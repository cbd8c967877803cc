"""Taking off a left side such as `f'(x) =` that only names what is asked."""

from __future__ import annotations

import re

from gradekit.expression.characters import FOLD
from gradekit.expression.reading import ReaderSettings

_SPACING = re.compile(r"\\(?:left|right|[,;:! ]|quad|mathrm|operatorname)|[\s~$]|\\\(|\\\[|(?<=[A-Za-z])\{\}")
_PRIMES = re.compile(r"\^\{?((?:\\prime)+)\}?")


def _bare(text: str) -> str:
    text = _PRIMES.sub(lambda m: "'" * m.group(1).count("prime"), text)
    text = _SPACING.sub("", text).replace("\\dfrac", "\\frac").replace("\\tfrac", "\\frac")
    return text.replace("{d}", "d").replace('"', "''")


def after_label(text: str, settings: ReaderSettings) -> int:
    """The offset behind the `=` of a label of the settings, 0 where the text has none."""
    sign = text.find("=")
    if sign <= 0 or sign > 60 or not settings.labels or settings.relation:
        return 0
    left = _bare(text[:sign].translate(FOLD))
    if not left or not any(left == _bare(label) for label in settings.labels):
        return 0
    return sign + 1
