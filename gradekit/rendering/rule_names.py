"""What a rule is called on paper."""

from __future__ import annotations

from functools import cache

from gradekit.calculus.rules import RULES


@cache
def rule_name(code: str, locale: str) -> str:
    """The rule's title in the language; a code that is no rule of differentiation is shown as words."""
    rule = RULES.get(code)
    if rule is None:
        return code.replace("_", " ").replace("-", " ").capitalize()
    return rule.title.get(locale) or rule.title["en"]
