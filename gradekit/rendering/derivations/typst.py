"""Typst to put into a document: lines aligned at their signs, what is done in front of each."""

from __future__ import annotations

from gradekit.calculus.derivation import DerivationStep
from gradekit.calculus.wording import heading
from gradekit.expression.printing import text
from gradekit.expression.printing.typst import quoted, show
from gradekit.expression.tree import Node
from gradekit.rendering.derivations.derivation_format import DerivationFormat, Told


def write(told: Told) -> str:
    """Blocks of mathematics, each with its plain text for screen readers, and between them what the rules say."""
    locale = told.locale
    lines = []
    for steps in told.orders():
        lines.append(_equation("", steps[0].before, locale))
        for step in steps:
            lines += [_said(step, locale), _equation("= ", step.after, locale)]
    return "\n\n".join(lines) or _equation("", told.derivation.result, locale)


def _equation(sign: str, tree: Node, locale: str) -> str:
    spoken = quoted(sign + text.show(tree, locale))
    return f"#math.equation(block: true, alt: {spoken}, $ {sign}{show(tree, locale)} $)"


def _said(step: DerivationStep, locale: str) -> str:
    """The rules in bold type, then what they say; quoted, so that nothing in it can be taken for Typst code."""
    names = heading(step.rules, locale)
    said = step.text(locale).removeprefix(names)
    return f"#strong({quoted(names)})#{quoted(said)}"


FORMAT = DerivationFormat(write)
