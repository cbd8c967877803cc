"""Two squares become a number."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="sum-of-squares",
    title={"en": "Use the identity of the squares", "vi": "Dùng hằng đẳng thức bình phương"},
    sentence={
        "en": "the squares of sine and cosine add up to 1",
        "vi": "tổng bình phương của sin và cos bằng 1",
    },
    statement=("sin(x)^2 + cos(x)^2 = 1", "cosh(x)^2 - sinh(x)^2 = 1"),
    source="OpenStax, Calculus Volume 1, sections 1.3 and 6.9",
    simplifies=True,
)
