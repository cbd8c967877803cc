"""A constant has derivative 0."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="constant",
    title={"en": "Constant rule", "vi": "Đạo hàm của hằng số"},
    sentence={
        "en": "d/dx[c] = 0",
        "vi": "d/dx[c] = 0",
    },
    statement=("d/dx[c] = 0",),
    conditions={"en": "c does not depend on x", "vi": "c không phụ thuộc x"},
    source="OpenStax, Calculus Volume 1, section 3.3; Dive into Deep Learning 18.3.1",
)
