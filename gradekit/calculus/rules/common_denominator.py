"""Fractions are added over one bar."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="common-denominator",
    title={"en": "Bring to a common denominator", "vi": "Quy đồng mẫu số"},
    sentence={
        "en": "write all terms over the same denominator and add the numerators",
        "vi": "viết mọi số hạng với cùng một mẫu rồi cộng các tử",
    },
    statement=("a/b + c = (a + b*c)/b", "a/b + c/d = (a*d + b*c)/(b*d)"),
    source="OpenStax, Algebra and Trigonometry, section 1.6",
    conditions={"en": "b != 0, d != 0", "vi": "b != 0, d != 0"},
    simplifies=True,
)
