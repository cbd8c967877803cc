"""The sentence that goes with a line of a worked derivative, in English and Vietnamese."""

from __future__ import annotations

from gradekit.calculus.rules import RULES

_SIMPLIFY = {
    "en": "Simplify: work out the numbers, collect and cancel.",
    "vi": "Rút gọn: tính các con số, thu gọn và giản ước.",
}


def sentence(rules: tuple[str, ...], locale: str = "en") -> str:
    """Titles and advice of the rules of one line: `Chain rule: differentiate …; power rule: …`."""
    language = "vi" if locale.startswith("vi") else "en"
    if not any(code in RULES for code in rules):
        return _SIMPLIFY[language]
    parts = [f"{RULES[code].title[language]}: {RULES[code].sentence[language]}" for code in rules if code in RULES]
    lowered = [parts[0], *(p[0].lower() + p[1:] for p in parts[1:])]
    return "; ".join(lowered) + "."


def title(code: str, locale: str = "en") -> str:
    """The name of a rule."""
    language = "vi" if locale.startswith("vi") else "en"
    if code not in RULES:
        return {"en": "Simplify", "vi": "Rút gọn"}[language]
    return RULES[code].title[language]
