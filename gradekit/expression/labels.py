"""Taking off a left side such as `f'(x) =` that only names what is asked."""

from __future__ import annotations

import re
from functools import lru_cache

from gradekit.expression.characters import FOLD, SUPERSCRIPTS
from gradekit.expression.reading import ReaderSettings

_LONGEST = 60
_MARK = re.compile("=|:(?!=)")
_SPACING = re.compile(r"\\(?:left|right|[,;:! ]|quad|mathrm|operatorname)|[\s~$]|\\\(|\\\[|(?<=[A-Za-z])\{\}")
_UPRIGHT_D = re.compile(r"\\differentialD|\\(?:mathrm|operatorname|text) ?\{d\}")
_PRIMES = re.compile(r"\^(?:(\{)?((?:\\prime|')+)(?(1)\}))")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
_BRACED_DIGIT = re.compile(r"\^\{([0-9])\}")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_BRACKETED = re.compile(r"\(([^()]*)\)")


def _bare(text: str) -> str:
    """The label in one spelling: no spaces or styles, primes as `'`, a fraction with a slash, no brackets around it."""
    text = _SPACING.sub("", _UPRIGHT_D.sub("d", text)).replace('"', "''")
    text = _PRIMES.sub(lambda m: m[2].replace("\\prime", "'"), text)
    text = _BRACED_DIGIT.sub(r"^\1", _RAISED.sub(lambda m: "^" + SUPERSCRIPTS[m[0]], text))
    text = _FRACTION.sub(r"\1/\2", text)
    bracketed = _BRACKETED.fullmatch(text)
    return bracketed[1] if bracketed else text


@lru_cache(maxsize=200)
def _all_bare(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_bare, labels))


def after_label(text: str, settings: ReaderSettings) -> int:
    """The offset behind the `=` or `:` of a label of the settings, 0 where the text has none."""
    text = text[: _LONGEST + 2].translate(FOLD)
    mark = _MARK.search(text)
    if mark is None or not 0 < mark.start() <= _LONGEST or not settings.labels or settings.relation:
        return 0
    left = _bare(text[: mark.start()])
    return mark.end() if left and left in _all_bare(settings.labels) else 0
