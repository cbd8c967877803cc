"""One JSON document with text and LaTeX of every step."""

from __future__ import annotations

import json

from gradekit.expression.printing import latex, text
from gradekit.rendering.derivations.derivation_format import DerivationFormat, Told


def write(told: Told) -> str:
    """The document `gradekit/derivation/1`."""
    derivation, locale = told.derivation, told.locale
    document = {
        "schema": "gradekit/derivation/1",
        "expression": told.typed,
        "variable": derivation.variable,
        "order": derivation.order,
        "derivative": text.show(derivation.result, locale),
        "derivative_latex": latex.show(derivation.result, locale),
        "steps": [
            {
                "rules": list(step.rules),
                "before": text.show(step.before, locale),
                "after": text.show(step.after, locale),
                "text": step.text(locale),
                "before_latex": latex.show(step.before, locale),
                "after_latex": latex.show(step.after, locale),
                "order": step.order,
            }
            for step in told.steps
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


FORMAT = DerivationFormat(write)
