"""A stated domain as text: `x > 0`, `0.1 < x <= 5`, `n integer`, joined by commas or given as a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gradekit.equivalence.question import Domain
from gradekit.errors import InputError
from gradekit.expression.complaints import message
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node, Relation

LONGEST = 1_000
"""Characters of a domain."""

MOST_RELATIONS = 40

_OPERATOR = re.compile(
    r"<=|>=|!=|==|<>|\\leq?(?![a-z])|\\geq?(?![a-z])|\\neq?(?![a-z])|\\lt(?![a-z])|\\gt(?![a-z])|[<>=≤≥≠]"
)
_SAME = {
    "≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "==": "=",
    "\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "\\ne": "!=", "\\neq": "!=", "\\lt": "<", "\\gt": ">",
}  # fmt: skip
_INTEGER = re.compile(r"\s*(\S+?)\s+(?:integer|in\s+Z|∈\s*[Zℤ])\s*$")
_OPEN, _CLOSE = "([{", ")]}"


class DomainTextError(InputError):
    """A domain that cannot be read; `offset` counts characters of the whole text (of the item, for a list)."""

    def __init__(self, code: str, message: str, offset: int) -> None:
        super().__init__(code, message)
        self.offset = offset


def read_domain(
    text: str | Sequence[str], variables: tuple[str, ...] = (), *, any_name: bool = False, locale: str = "en"
) -> Domain:
    """The domain that the text states; empty text: no restriction.

    `any_name`: names that are not declared are taken as variables too.  Raises `DomainTextError`.
    """
    settings = ReaderSettings(names=variables, any_name=any_name, locale=locale, labels=())
    relations: list[Relation] = []
    integers: list[str] = []
    for item in (text,) if isinstance(text, str) else text:
        if len(item) > LONGEST:
            raise DomainTextError("domain-too-long", f"the domain is longer than {LONGEST} characters", LONGEST)
        for start, piece in _pieces(item, locale):
            whole = _INTEGER.match(piece)
            if whole:
                integers.append(_integer_name(whole.group(1), start, settings))
            else:
                relations.extend(_relations(piece, start, settings))
    if len(relations) > MOST_RELATIONS:
        raise DomainTextError("domain-too-long", f"the domain has more than {MOST_RELATIONS} relations", 0)
    return Domain(tuple(relations), frozenset(integers))


def _pieces(text: str, locale: str) -> list[tuple[int, str]]:
    """The text cut at separators outside brackets, each piece with its offset; empty pieces are left out."""
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif depth == 0 and (character == ";" or (character == "," and not _decimal_comma(text, place, locale))):
            pieces.append((start, text[start:place]))
            start = place + 1
    pieces.append((start, text[start:]))
    return [(offset, piece) for offset, piece in pieces if piece.strip()]


def _decimal_comma(text: str, place: int, locale: str) -> bool:
    beside = text[place - 1 : place] + text[place + 1 : place + 2]
    return locale == "vi" and len(beside) == 2 and all("0" <= c <= "9" for c in beside)


def _integer_name(name: str, offset: int, settings: ReaderSettings) -> str:
    if not name.isidentifier() or not (settings.any_name or name in settings.names):
        raise DomainTextError("domain-name", f"{name!r} is not one of the variables", offset)
    return name


def _relations(piece: str, start: int, settings: ReaderSettings) -> list[Relation]:
    marks = list(_OPERATOR.finditer(piece))
    if not marks:
        raise DomainTextError("domain-relation", f"{piece.strip()!r} is not a relation such as 'x > 0'", start)
    cuts = [0, *(place for mark in marks for place in (mark.start(), mark.end())), len(piece)]
    sides = [_side(piece[a:b], start + a, settings) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    found = []
    for mark, left, right in zip(marks, sides, sides[1:], strict=False):
        operator = _SAME.get(mark.group(), mark.group())
        if operator == "=":
            raise DomainTextError(
                "domain-equals",
                "a domain bounds its variables; put a fixed value into the reference",
                start + mark.start(),
            )
        found.append(Relation(operator, left, right))
    return found


def _side(text: str, offset: int, settings: ReaderSettings) -> Node:
    reading = read(text, settings)
    if isinstance(reading, Complaint):
        raise DomainTextError(reading.code, message(reading), offset + reading.offset)
    return reading.tree
