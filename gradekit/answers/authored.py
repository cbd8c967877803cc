"""Expected answers from text an author wrote: the reference, the function and the domain in gradekit's own notation."""

from __future__ import annotations

from fractions import Fraction

from gradekit.equivalence.question import Domain, Policies
from gradekit.errors import InputError
from gradekit.expression.complaints import message
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node
from gradekit.model.answer import Answer
from gradekit.model.domain_text import read_domain

_EVERYWHERE, _POLICIES = Domain(), Policies()


def authored_tree(text: str, names: tuple[str, ...]) -> Node:
    """The tree of a text that an author or a document holds, in point notation.

    Raises `InputError` with the complaint's code where it cannot be read.
    """
    reading = read(text, ReaderSettings(names=names, notation="ascii", labels=()))
    if isinstance(reading, Complaint):
        raise InputError(reading.code, f"{text!r}, character {reading.offset + 1}: {message(reading)}")
    return reading.tree


def expected(
    type: str,
    value: str,
    *,
    variables: tuple[str, ...] = ("x",),
    of: str = "",
    order: int = 1,
    domain: str = "",
    form: str = "",
    places: int | None = None,
    absolute: Fraction = Fraction(0),
    relative: Fraction = Fraction(0),
    policies: Policies | None = None,
) -> Answer:
    """An expected answer with its reference, function and domain given as text."""
    tree = authored_tree(value.replace(",", "."), variables)
    function = authored_tree(of, variables) if of else None
    where = read_domain(domain, variables) if domain else _EVERYWHERE
    chosen = policies or _POLICIES
    return Answer(type, tree, variables, None, where, chosen, form, function, order, places, absolute, relative)
