"""LaTeX: lines aligned at their signs, what is done in front of each; needs the package amsmath."""

from __future__ import annotations

from gradekit.calculus.derivation import DerivationStep
from gradekit.calculus.wording import heading
from gradekit.expression.printing.latex import show
from gradekit.rendering.derivations.derivation_format import DerivationFormat, Told
from gradekit.rendering.latex import Latex
from gradekit.rendering.rule_names import advice


def write(told: Told) -> str:
    """One `align*`; the rules and what they say are text between its lines."""
    locale = told.locale
    writer = Latex(locale)
    lines = []
    for steps in told.orders():
        lines.append(f"  & {show(steps[0].before, locale)}")
        for step in steps:
            lines.append(rf"  \intertext{{{_said(step, writer)}}}")
            lines.append(f"  &= {show(step.after, locale)}")
    if not lines:
        return rf"\[ {show(told.derivation.result, locale)} \]"
    # A line ends where another one of mathematics follows, at once or after some text.
    ended = [line + r" \\" if line.startswith("  &") and n < len(lines) - 1 else line for n, line in enumerate(lines)]
    return "\n".join([r"\begin{align*}", *ended, r"\end{align*}"])


def _said(step: DerivationStep, writer: Latex) -> str:
    """The rules in bold type, then what they say, its formulas set."""
    said = writer.inlines(advice(step.rules, step.text(writer.locale), writer.locale))
    names = writer.styled(heading(step.rules, writer.locale), "strong")
    return f"{names} {said}" if said else names


FORMAT = DerivationFormat(write)
