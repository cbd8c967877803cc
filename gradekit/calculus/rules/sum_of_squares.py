"""Two squares become a number."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="sum-of-squares",
    title={"en": "Use the identity of the squares", "vi": "Dùng hằng đẳng thức bình phương"},
    sentence={
        "en": "sin(x)^2 + cos(x)^2 = 1 and cosh(x)^2 - sinh(x)^2 = 1",
        "vi": "sin(x)^2 + cos(x)^2 = 1 và cosh(x)^2 - sinh(x)^2 = 1",
    },
    statement=("sin(x)^2 + cos(x)^2 = 1", "cosh(x)^2 - sinh(x)^2 = 1"),
    source="OpenStax, Calculus Volume 1, sections 1.3 and 6.9",
    simplifies=True,
)
