"""A factor above and below the fraction bar is divided out."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="cancel",
    title={"en": "Cancel", "vi": "Giản ước"},
    sentence={
        "en": "divide numerator and denominator by the same factor",
        "vi": "chia cả tử và mẫu cho cùng một thừa số",
    },
    statement=("a*b/(a*c) = b/c",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    conditions={"en": "a != 0, c != 0", "vi": "a != 0, c != 0"},
    simplifies=True,
)
