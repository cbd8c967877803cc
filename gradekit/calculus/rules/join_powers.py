"""Powers of the same base are multiplied by adding exponents."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="join-powers",
    title={"en": "Join powers of the same base", "vi": "Gộp lũy thừa cùng cơ số"},
    sentence={
        "en": "add the exponents; for a power of a power multiply them",
        "vi": "cộng các số mũ; với lũy thừa của lũy thừa thì nhân các số mũ",
    },
    statement=("a^m*a^n = a^(m+n)", "(a^m)^n = a^(m*n)"),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    conditions={"en": "a > 0, or m and n whole numbers and a != 0", "vi": "a > 0, hoặc m, n nguyên và a != 0"},
    simplifies=True,
)
