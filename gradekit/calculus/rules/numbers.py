"""Arithmetic, and zeros and ones left out."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="numbers",
    title={"en": "Work out the numbers", "vi": "Thực hiện phép tính"},
    sentence={
        "en": "do the arithmetic, and leave out 0 and 1",
        "vi": "làm các phép tính, bỏ số hạng 0 và thừa số 1",
    },
    statement=("a + 0 = a", "1*a = a"),
    source="OpenStax, Algebra and Trigonometry, sections 1.1 to 1.6",
    simplifies=True,
)
