"""A power of a product is the product of the powers."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="power-of-product",
    title={"en": "Raise every factor to the power", "vi": "Nâng từng thừa số lên lũy thừa"},
    sentence={
        "en": "a power of a product is the product of the powers",
        "vi": "lũy thừa của một tích bằng tích các lũy thừa",
    },
    statement=("(a*b)^n = a^n*b^n",),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    conditions={"en": "n is a whole number; a*b != 0 unless n > 0", "vi": "n nguyên; a*b != 0 nếu n <= 0"},
    simplifies=True,
)
