"""What all terms share goes in front of a bracket."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="common-factor",
    title={"en": "Take out the common factor", "vi": "Đặt nhân tử chung"},
    sentence={
        "en": "write what all terms share in front of a bracket",
        "vi": "viết nhân tử chung ra ngoài ngoặc",
    },
    statement=("a*b + a*c = a*(b + c)",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    simplifies=True,
)
