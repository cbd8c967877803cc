"""HTML to put into a page: a numbered list of steps, mathematics as MathML, nothing from the network."""

from __future__ import annotations

from gradekit.calculus.derivation import DerivationStep
from gradekit.calculus.wording import heading, turn_to
from gradekit.model.display import Sign
from gradekit.rendering.derivations.derivation_format import DerivationFormat, Told
from gradekit.rendering.html import Html
from gradekit.rendering.rule_names import advice


def write(told: Told) -> str:
    """One element `div` of class `derivation`."""
    writer = Html(told.locale)
    pieces = [f'<div class="derivation" lang="{told.locale}">']
    number = 1
    for steps in told.orders():
        if steps[0].order > 1:
            pieces.append(f"<p>{writer.escape(turn_to(steps[0].order, told.locale))}</p>")
        items = "\n".join(f"<li>{_step(step, writer)}</li>" for step in steps)
        pieces.append(f'<ol start="{number}">\n{items}\n</ol>')
        number += len(steps)
    if not told.steps:
        pieces.append(writer.display_math(((told.derivation.result,),)))
    return "\n".join([*pieces, "</div>"])


def _step(step: DerivationStep, writer: Html) -> str:
    said = writer.inlines(advice(step.rules, step.text(writer.locale), writer.locale))
    names = writer.styled(heading(step.rules, writer.locale), "strong")
    line = (step.before, Sign("="), step.after)
    return f"<p>{' '.join(filter(None, (names, said)))}</p>{writer.display_math((line,))}"


FORMAT = DerivationFormat(write)
