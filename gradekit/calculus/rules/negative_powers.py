"""A power with a negative exponent becomes a power below a fraction bar."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="negative-powers",
    title={"en": "Write negative powers as fractions", "vi": "Viết lũy thừa số mũ âm thành phân thức"},
    sentence={
        "en": "a negative exponent is one over the power",
        "vi": "số mũ âm là một chia cho lũy thừa",
    },
    statement=("a^(-n) = 1/a^n",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    conditions={"en": "a != 0", "vi": "a != 0"},
    simplifies=True,
)
