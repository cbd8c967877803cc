"""Plain text: each line, and under it what was done."""

from __future__ import annotations

from gradekit.expression.printing.text import show
from gradekit.rendering.derivations.derivation_format import DerivationFormat, Told


def write(told: Told) -> str:
    """The lines in the notation in which answers are typed."""
    locale = told.locale
    blocks = []
    for steps in told.orders():
        lines = [show(steps[0].before, locale)]
        for step in steps:
            lines += [f"  = {show(step.after, locale)}", f"      {step.text(locale)}"]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) or show(told.derivation.result, locale)


FORMAT = DerivationFormat(write)
