"""An exact answer given as a rounded decimal: 0.33x^2 where x^2/3 is right."""

from __future__ import annotations

from fractions import Fraction

from gradekit.calculus.sampling import Sampler
from gradekit.expression.tree import Node, Number, rebuild, walk
from gradekit.model.verdict import NamedMistake

LEAST_PLACES = 2
"""Decimals with fewer places are not taken for rounded numbers."""

_NAME = {"en": "Rounded decimal", "vi": "Số thập phân làm tròn"}
_MESSAGE = {
    "en": "A rounded decimal is not the exact number: leave it as a fraction, a root or a logarithm.",
    "vi": "Số thập phân làm tròn không phải số chính xác: hãy giữ phân số, căn hay lôgarit.",
}


def is_rounded(answer: Node, right: Node, sampler: Sampler) -> bool:
    """Whether the answer is right but for decimals that were rounded to the places typed."""
    decimals = [n for n in walk(answer) if isinstance(n, Number) and (n.decimals or 0) >= LEAST_PLACES]
    if not decimals or not sampler.count:
        return False
    given, wanted = sampler.values(answer), sampler.values(right)
    reach = [0.0] * sampler.count
    for number in decimals:
        half = Fraction(1, 2 * 10 ** (number.decimals or 0))
        moved = sampler.values(_replaced(answer, number, Number(number.value + half, number.decimals)))
        for i, (before, after) in enumerate(zip(given, moved, strict=True)):
            if before is None or after is None:
                return False
            reach[i] += abs(after - before)
    return all(
        a is not None and b is not None and 0 < abs(a - b) <= 1.1 * limit
        for a, b, limit in zip(given, wanted, reach, strict=True)
    )


def _replaced(node: Node, old: Number, new: Number) -> Node:
    return new if node is old else rebuild(node, lambda part: _replaced(part, old, new))


def rounding_mistake(locale: str) -> NamedMistake:
    """The mistake by name."""
    language = "vi" if locale.startswith("vi") else "en"
    return NamedMistake("rounded_decimal", "rounding", _NAME[language], _MESSAGE[language])
