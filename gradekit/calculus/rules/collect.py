"""Like terms differ in their number only."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="collect",
    title={"en": "Collect like terms", "vi": "Thu gọn số hạng đồng dạng"},
    sentence={
        "en": "add the numbers in front of like terms",
        "vi": "cộng hệ số của các số hạng đồng dạng",
    },
    statement=("a*c + b*c = (a + b)*c",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    simplifies=True,
)
