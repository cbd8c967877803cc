"""A constant has derivative 0."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="constant",
    title={"en": "Constant rule", "vi": "Đạo hàm của hằng số"},
    sentence={
        "en": "the derivative of a constant is 0",
        "vi": "đạo hàm của hằng số bằng 0",
    },
    statement=("d/dx[c] = 0",),
    source="OpenStax, Calculus Volume 1, section 3.3; Dive into Deep Learning 18.3.1",
)
