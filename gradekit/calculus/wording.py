"""The sentence that goes with a line of a worked derivative, in English and Vietnamese."""

from __future__ import annotations

from gradekit.calculus.rule import Rule
from gradekit.calculus.rules import RULES

_SIMPLIFY = {
    "en": "Simplify: work out the numbers, collect and cancel.",
    "vi": "Rút gọn: tính các con số, thu gọn và giản ước.",
}

LEAST_ROWS_OF_A_TABLE = 2


def sentence(rules: tuple[str, ...], locale: str = "en", functions: tuple[str, ...] = ()) -> str:
    """Titles and advice of the rules of one line: `Chain rule: differentiate …; power rule: …`.

    `functions`: for each rule the function that was looked up; its line of the table stands in place of the advice.
    """
    language = "vi" if locale.startswith("vi") else "en"
    if not any(code in RULES for code in rules):
        return _SIMPLIFY[language]
    names = functions or ("",) * len(rules)
    found: dict[str, list[str]] = {}
    for code, name in zip(rules, names, strict=True):
        if code in RULES:
            found.setdefault(code, []).append(_table_line(RULES[code], name) or RULES[code].sentence[language])
    parts = [f"{RULES[code].title[language]}: {', '.join(dict.fromkeys(advice))}" for code, advice in found.items()]
    lowered = [parts[0], *(p[0].lower() + p[1:] for p in parts[1:])]
    return "; ".join(lowered) + "."


def _table_line(rule: Rule, name: str) -> str:
    """The line of the rule's table for this function; empty for a rule that is not a table."""
    if len(rule.outer) < LEAST_ROWS_OF_A_TABLE:
        return ""
    return next((line for line in rule.statement if name and line.startswith(f"d/dx[{name}(")), "")


def title(code: str, locale: str = "en") -> str:
    """The name of a rule."""
    language = "vi" if locale.startswith("vi") else "en"
    if code not in RULES:
        return {"en": "Simplify", "vi": "Rút gọn"}[language]
    return RULES[code].title[language]
