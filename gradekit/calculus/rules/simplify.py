"""The same factors and terms in their usual order."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="simplify",
    title={"en": "Simplify", "vi": "Rút gọn"},
    sentence={
        "en": "write factors and terms in their usual order",
        "vi": "viết các thừa số và số hạng theo thứ tự quen dùng",
    },
    statement=("a*b = b*a", "-(-a) = a"),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    simplifies=True,
)
