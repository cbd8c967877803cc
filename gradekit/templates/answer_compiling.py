"""The `answer` key of a template, read and checked against its type."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gradekit import answers
from gradekit.equivalence.forms import FORMS
from gradekit.equivalence.question import Domain, Policies
from gradekit.expression.tree import Relation
from gradekit.model.domain_text import DomainTextError, read_domain
from gradekit.templates import schema
from gradekit.templates.faults import Faults
from gradekit.templates.formulas import FormulaReader
from gradekit.templates.plans import AnswerPlan

Step = str | int


def compile_answer(
    keys: schema.AnswerKeys, path: tuple[Step, ...], reader: FormulaReader, faults: Faults
) -> AnswerPlan | None:
    """The expected answer, or None after noting what is wrong with it."""
    before = len(faults.errors)
    _check_keys(keys, path, faults)
    value, of, shown = (
        None if text is None else reader.read(text, (*path, key))
        for key, text in (("value", keys.value), ("of", keys.of), ("shown", keys.shown))
    )
    domain = _domain(keys.domain, (*path, "domain"), reader, faults)
    if len(faults.errors) > before:
        return None
    tolerance = keys.tolerance or schema.Tolerance()
    return AnswerPlan(
        type=keys.type,
        variable=reader.variables[0],
        variables=() if keys.type == "number" else reader.variables,
        value=value,
        of=of,
        order=keys.order,
        shown=shown,
        domain=domain,
        form=keys.form,
        places=keys.places,
        absolute=Fraction(tolerance.absolute),
        relative=Fraction(tolerance.relative),
        policies=Policies(**keys.policies.model_dump()),
        labels=tuple(keys.labels),
    )


def _check_keys(keys: schema.AnswerKeys, path: tuple[Step, ...], faults: Faults) -> None:
    """Keys that the type needs, and keys that do not belong to it."""
    if keys.type not in answers.names():
        known = ", ".join(answers.names())
        faults.add("answer-type", f"there is no answer type {keys.type}; there are {known}", (*path, "type"))
        return
    derivative, number = keys.type == "derivative", keys.type == "number"
    needed, other = ("of", "value") if derivative else ("value", "of")
    if getattr(keys, needed) is None:
        faults.add("missing-key", f"an answer of type {keys.type} needs the key {needed}", path)
    if getattr(keys, other) is not None:
        faults.add("answer-key", f"{other} does not belong to the type {keys.type}", (*path, other))
    if keys.order != 1 and not derivative:
        faults.add("answer-key", "order belongs to the type derivative", (*path, "order"))
    for key in ("places", "tolerance"):
        if getattr(keys, key) is not None and not number:
            faults.add("answer-key", f"{key} belongs to the type number", (*path, key))
    if keys.places is not None and keys.tolerance is not None:
        faults.add("answer-key", "a number has either places or tolerance", (*path, "tolerance"))
    if keys.form and keys.form not in FORMS:
        known = ", ".join(sorted(FORMS))
        faults.add("form", f"there is no form {keys.form}; there are {known}", (*path, "form"))


def _domain(texts: Sequence[str], path: tuple[Step, ...], reader: FormulaReader, faults: Faults) -> Domain:
    """The stated domain; drawn names may stand in it."""
    relations: list[Relation] = []
    integers: set[str] = set()
    for n, text in enumerate(texts):
        listed = (*path, n)
        here = listed if listed in faults.document.spots else path
        try:
            domain = read_domain(text, (*reader.variables, *reader.known))
        except DomainTextError as error:
            faults.add("domain", error.message, here, offset=error.offset, text=text)
            continue
        relations.extend(domain.relations)
        integers.update(domain.integers)
    return Domain(tuple(relations), frozenset(integers))
