"""Brackets are multiplied out where the terms then collect."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="multiply-out",
    title={"en": "Multiply out", "vi": "Khai triển ngoặc"},
    sentence={
        "en": "multiply every term in the bracket",
        "vi": "nhân với từng số hạng trong ngoặc",
    },
    statement=("a*(b + c) = a*b + a*c",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    simplifies=True,
)
