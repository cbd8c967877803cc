"""`read`: a text → a `Reading`, or a `Complaint` that says where it stops making sense.  Never raises on any text."""

from __future__ import annotations

import re

from gradekit.expression import budget
from gradekit.expression.characters import safe
from gradekit.expression.labels import after_label
from gradekit.expression.lexicon import lexicon_for
from gradekit.expression.parser import Parser
from gradekit.expression.reading import Complaint, ReaderSettings, Reading, Warning
from gradekit.expression.refusal import Refusal
from gradekit.expression.tokens import tokenize
from gradekit.expression.tree import Node
from gradekit.values import replace

_NO_FLIPS: frozenset[str] = frozenset()
_LATEX = re.compile(r"\\[A-Za-z,;:!(\[{|]")
_DOLLARS = re.compile(r"\s*(\$\$?)(.*?)\1\s*(?:([.。])\s*)?", re.DOTALL)
_PARENS = re.compile(r"\s*\\([(\[])(.*)\\[)\]]\s*(?:([.。])\s*)?", re.DOTALL)

FLIPPED: tuple[str, ...] = (
    "divide-then-multiply",
    "power-then-multiply",
    "power-then-divide",
    "tex-one-digit",
    "power-digits",
    "argument-run",
    "argument-power",
    "argument-divide",
    "root-one-atom",
    "decimal-exponent",
    "name-or-product",
    "log-base",
)
"""Warnings that come with another reading, the likeliest first."""
_DECIMAL_COMMA = "{,}"
"""As LaTeX, and with it MathLive, write a decimal comma."""
_MOST_OTHERS = 4
_STOP_CODES = frozenset({"unexpected-character", "missing-operand"})
_FULL_STOP = re.compile(r"[.。][\s$]*")
_NAME_CODES = frozenset({"unknown-name", "unknown-function", "author-function"})


def read(text: str, settings: ReaderSettings) -> Reading | Complaint:
    """The reading of a text under the settings, or the complaint about it.

    A chain of relations `a < b < c`, where relations are read, is `Relation("<", Relation("<", a, b), c)`.
    """
    return _read(text, settings, None)


def count_steps(text: str, settings: ReaderSettings) -> int:
    """The work that `read` does, counted: tokens cut and tokens consumed, over all readings tried."""
    parsers: list[Parser] = []
    _read(text, settings, parsers)
    return sum(len(parser.tokens) + parser.at for parser in parsers)


def _read(text: str, settings: ReaderSettings, parsers: list[Parser] | None) -> Reading | Complaint:
    if len(text) > budget.MAX_CHARACTERS:
        return budget.complain("characters", 0, len(text), budget.MAX_CHARACTERS)
    latex = settings.notation == "latex" or (
        settings.notation is None and (_DECIMAL_COMMA in text or ("\\" in text and _LATEX.search(text) is not None))
    )
    warnings: list[Warning] = []
    start, body = 0, text
    try:
        if latex or "=" in text or "$" in text or ":" in text:
            start, end = _bounds(text, settings, latex)
            body = text[:end]
        lexicon = lexicon_for(settings)
        tokens = tokenize(body, start, lexicon, latex, True, warnings)
        parser = Parser(body, tokens, lexicon, latex, warnings, _NO_FLIPS)
        if parsers is not None:
            parsers.append(parser)
        tree = parser.parse()
    except Refusal as refusal:
        return _complaint(text, refusal, settings)
    if warnings or parser.may_be_large():
        complaint = budget.too_large(tree)
        if complaint is not None:
            return replace(complaint, found=safe(text[complaint.offset : complaint.offset + complaint.length]))
    if not warnings:
        return Reading(tree, "latex" if latex else "ascii", (), None, ())
    others = tuple(_others(parser, start, tree, parsers))
    return Reading(tree, "latex" if latex else "ascii", tuple(warnings), others[0] if others else None, others)


def _bounds(text: str, settings: ReaderSettings, latex: bool) -> tuple[int, int]:
    """Where the expression begins and ends: inside `$…$` and behind a label."""
    start, end = 0, len(text)
    matched = None
    if "$" in text:
        matched = _DOLLARS.fullmatch(text)
    elif latex and "\\" in text:
        matched = _PARENS.fullmatch(text)
    if matched:
        start, end = matched.span(2)
        if matched[3]:
            raise Refusal("full-stop", *matched.span(3))
    if "=" in text or ":" in text:
        start = max(start, after_label(text, settings))
    return start, end


def _others(first: Parser, start: int, tree: Node, parsers: list[Parser] | None) -> list[Node]:
    """The trees under the other conventions: each alone, then all at once."""
    codes = {w.code for w in first.warnings}
    kinds = [kind for kind in FLIPPED if kind in codes][:_MOST_OTHERS]
    flips = [frozenset({kind}) for kind in kinds]
    if len(kinds) > 1:
        flips.append(frozenset(kinds))
    found: list[Node] = []
    for flip in flips:
        try:
            lexicon = lexicon_for(first.settings, "name-or-product" in flip)
            tokens = tokenize(first.text, start, lexicon, first.tex, "decimal-exponent" not in flip, [])
            parser = Parser(first.text, tokens, lexicon, first.tex, [], flip)
            if parsers is not None:
                parsers.append(parser)
            other = parser.parse()
        except Refusal:
            continue
        if other != tree and other not in found and budget.too_large(other) is None:
            found.append(other)
    return found


def _complaint(text: str, refusal: Refusal, settings: ReaderSettings) -> Complaint:
    if refusal.code in _NAME_CODES and not settings.relation and not settings.author:
        sign = text.find("=", refusal.end)
        if sign > 0 and text[sign - 1] not in "<>!=:" and text[sign + 1 : sign + 2] != "=":
            return Complaint("relation-not-asked", sign, 1, "=")
    start, end = min(refusal.start, len(text)), min(max(refusal.end, refusal.start), len(text))
    if refusal.code in _STOP_CODES and _FULL_STOP.fullmatch(text, start) and text[:start].strip():
        return Complaint("full-stop", start, end - start, text[start:end])
    details = {key: safe(value) for key, value in refusal.details.items()}
    return Complaint(refusal.code, start, end - start, safe(text[start:end]), details)
