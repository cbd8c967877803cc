"""The chain rule: used together with the rule of the outer function."""

from __future__ import annotations

from gradekit.calculus.rule import Rule

RULE = Rule(
    code="chain",
    title={"en": "Chain rule", "vi": "Quy tắc dây chuyền"},
    sentence={
        "en": "differentiate the outer function with the inner one kept inside, then multiply by the derivative of the "
        "inner one",
        "vi": "lấy đạo hàm của hàm ngoài, giữ nguyên hàm trong, rồi nhân với đạo hàm của hàm trong",
    },
    statement=("d/dx[f(g(x))] = f'(g(x))*g'(x)",),
    source="OpenStax, Calculus Volume 1, section 3.6; Dive into Deep Learning 18.3.2",
    conditions={
        "en": "g has a derivative at x, and f has one at g(x)",
        "vi": "g có đạo hàm tại x và f có đạo hàm tại g(x)",
    },
)
