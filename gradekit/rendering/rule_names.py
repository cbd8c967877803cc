"""What a line's rules are called on paper, and what they say."""

from __future__ import annotations

from functools import cache

from gradekit.calculus.rules import RULES
from gradekit.calculus.wording import heading
from gradekit.model.content import Inline
from gradekit.rendering.formulas_in_text import with_formulas


@cache
def rule_names(rules: tuple[str, ...], locale: str) -> str:
    """The titles of the rules in the language; a code that is no rule of ours is shown as words."""
    if all(code in RULES for code in rules):
        return heading(rules, locale)
    names = (heading((code,), locale) if code in RULES else _in_words(code) for code in dict.fromkeys(rules))
    return ", ".join(names)


@cache
def advice(rules: tuple[str, ...], text: str, locale: str) -> tuple[Inline, ...]:
    """The sentence of a line without the titles of its rules, which stand in front of it, and with its formulas set."""
    names = rule_names(rules, locale)
    if not names or not text.startswith(names):
        return with_formulas(text)
    said = text.removeprefix(names).lstrip(":. ")
    return with_formulas(said[:1].upper() + said[1:] if said[1:2] != "/" else said)


def _in_words(code: str) -> str:
    return code.replace("_", " ").replace("-", " ").capitalize()
