"""What a rule is called on paper, and what it says."""

from __future__ import annotations

import re
from functools import cache

from gradekit.calculus.rules import RULES
from gradekit.calculus.wording import title
from gradekit.model.content import Inline
from gradekit.rendering.formulas_in_text import with_formulas


@cache
def rule_name(code: str, locale: str) -> str:
    """The rule's title in the language; a code that is no rule of differentiation is shown as words."""
    if code in RULES or code == "simplify":
        return title(code, locale)
    return code.replace("_", " ").replace("-", " ").capitalize()


@cache
def advice(rules: tuple[str, ...], text: str, locale: str) -> tuple[Inline, ...]:
    """The sentence of a line without the titles of its rules, which stand in front of it, and with its formulas set."""
    said = text
    for code in rules:
        said = re.sub(re.escape(rule_name(code, locale)) + r":\s*", "", said, flags=re.IGNORECASE)
    return with_formulas(said[:1].upper() + said[1:] if said != text else said)
