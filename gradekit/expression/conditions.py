"""Conditions on the variables: `x > 0`, `0.1 < x < 5`, `n integer`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gradekit.expression.application import unchained
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Relation


@dataclass(frozen=True, slots=True)
class Conditions:
    """`relations` must all hold; the variables in `integers` take whole numbers only."""

    relations: tuple[Relation, ...] = ()
    integers: tuple[str, ...] = ()


_INTEGER = re.compile(r"\s*(\S+?)\s+(?:is\s+an?\s+|là\s+số\s+)?(?:integer|nguyên)\s*|\s*(\S+?)\s*(?:∈|\\in)\s*(?:ℤ|Z)\s*")
_REAL = re.compile(r"\s*(\S+?)\s+(?:is\s+)?real\s*")
_AND = re.compile(r"\s(?:and|và)\s")


def read_domain(text: str | list[str] | tuple[str, ...], settings: ReaderSettings) -> Conditions | Complaint:
    """The conditions of one text (parts joined by commas) or of a list of texts, or the first complaint.

    The offset of a complaint counts in the text it is about.  An empty text holds no condition.
    """
    texts = [text] if isinstance(text, str) else list(text)
    relation_settings = replace(settings, relation=True, labels=())
    relations: list[Relation] = []
    integers: list[str] = []
    for whole in texts:
        for part, offset in _parts(whole, settings.locale):
            if not part.strip() or _REAL.fullmatch(part):
                continue
            integer = _INTEGER.fullmatch(part)
            if integer:
                integers.append(integer[1] or integer[2])
                continue
            reading = read(part, relation_settings)
            if isinstance(reading, Complaint):
                return replace(reading, offset=reading.offset + offset)
            if not isinstance(reading.tree, Relation):
                return Complaint("condition-expected", offset, len(part), part.strip()[:40])
            relations += unchained(reading.tree)
    return Conditions(tuple(relations), tuple(integers))


def _parts(text: str, locale: str) -> list[tuple[str, int]]:
    """The pieces between separators that stand outside brackets, each with its offset."""
    parts: list[tuple[str, int]] = []
    depth = start = k = 0
    while k < len(text):
        c = text[k]
        between_digits = 0 < k < len(text) - 1 and text[k - 1] in "0123456789" and text[k + 1] in "0123456789"
        joined = _AND.match(text, k) if depth == 0 and c.isspace() else None
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif depth == 0 and (c == ";" or joined or (c == "," and not (locale == "vi" and between_digits))):
            parts.append((text[start:k], start))
            start = joined.end() if joined else k + 1
            k = start - 1
        k += 1
    parts.append((text[start:], start))
    return parts
