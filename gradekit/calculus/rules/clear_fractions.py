"""Fractions inside a fraction go when it is multiplied above and below by their denominators."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="clear-fractions",
    title={
        "en": "Multiply above and below by the denominator inside",
        "vi": "Nhân cả tử và mẫu với mẫu số ở bên trong",
    },
    sentence={
        "en": "a fraction inside a fraction goes when numerator and denominator are multiplied by its denominator",
        "vi": "phân thức bên trong một phân thức mất đi khi nhân cả tử và mẫu với mẫu của nó",
    },
    statement=("(a + b/c)/d = (a*c + b)/(c*d)",),
    source="OpenStax, Algebra and Trigonometry, section 1.6",
    conditions={"en": "c != 0, d != 0", "vi": "c != 0, d != 0"},
    simplifies=True,
)
