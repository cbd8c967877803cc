"""One compare result in words, for a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from gradekit.grading.notes import sentence

WIDEST = 120
"""Characters of a typed text that are shown around a caret."""


def lines(request: dict[str, Any], result: dict[str, Any]) -> Iterator[str]:
    """The verdict, what was understood, how it is known, and what to mend."""
    locale = request.get("locale", "en")
    outcome = result["outcome"]
    broken = "error" in result
    message = result.get("message") or ("the question cannot be used" if broken else sentence(outcome, "", locale))
    yield f"{outcome.replace('_', ' ')}: {message}"
    if "error" in result:
        error = result["error"]
        yield f"  [{error['code']}] {error['field'] or 'request'}: {error['message']}"
        yield from _caret(request.get(error["field"]), error["offset"], 1)
    if "complaint" in result:
        complaint = result["complaint"]
        yield f"  [{complaint['code']}] {complaint['message']}"
        yield from _caret(request["answer"], complaint["offset"], complaint["length"])
    if "reading" in result:
        yield f"  read as      {result['reading']['text']}"
    if "other_reading" in result:
        yield f"  or as        {result['other_reading']['text']}"
    for warning in result.get("warnings", ()):
        yield f"  taken for granted  [{warning['code']}] {warning['message']}"
    if result.get("evidence"):
        yield f"  evidence     {evidence_in_words(result['evidence'])}"
    if result.get("note"):
        yield f"  note         {result['note']}"
    if "mistake" in result:
        yield f"  mistake      {result['mistake']['name']} ({result['mistake']['family']})"


_REASONS = {
    "two-readings": "the two readings differ, and only one of them is right",
    "reference-undefined": "no point of the domain was found where the reference has a value",
    "work": "the expressions are too long to be compared at enough points",
    "internal": "gradekit stumbled over this answer",
}
"""Limits that say little by their name, in words."""


def evidence_in_words(evidence: dict[str, Any]) -> str:
    """How the verdict is known, as one sentence."""
    match evidence["kind"]:
        case "proved":
            text = f"proved ({evidence['method']})"
            if evidence["identities"]:
                text += f", by {', '.join(evidence['identities'])}"
            if evidence["conditions"]:
                text += f", where {', '.join(evidence['conditions'])}"
            return text
        case "refuted":
            place = ", ".join(f"{name} = {value}" for name, value in evidence["point"].items())
            where = f"at {place} " if place else ""
            if "values" in evidence:
                (a, b), (c, d) = evidence["values"]
                return f"refuted: {where}the reference lies in [{a}, {b}], the answer in [{c}, {d}]"
            return f"refuted: {where}{evidence['undefined']} has no value"
        case "sampled":
            return (
                f"sampled, not proved: no difference at {evidence['points']} points in {evidence['cells']} cells, "
                f"to {evidence['bits']} bits"
            )
        case _ if evidence["limit"] in _REASONS:
            return f"not known: {_REASONS[evidence['limit']]}"
        case _:
            return f"not known: the limit {evidence['limit']} was reached"


def _caret(text: object, offset: int | None, length: int) -> Iterator[str]:
    """The typed text with a mark under the place, cut to a window around it; control characters are shown as dots."""
    if not isinstance(text, str) or not text or offset is None or not 0 <= offset <= len(text):
        return
    start = max(0, offset - WIDEST // 2)
    window = text[start : start + WIDEST]
    shown = "".join(c if c.isprintable() else "·" for c in window)
    before = shown[: offset - start]
    marked = shown[offset - start : offset - start + max(1, length)] or " "
    yield f"    {'…' if start else ''}{shown}{'…' if start + WIDEST < len(text) else ''}"
    yield f"    {' ' if start else ''}{' ' * _columns(before)}{'^' * max(1, _columns(marked))}"


def _columns(text: str) -> int:
    """Columns of a terminal that the text takes: two for a wide character, none for a combining mark."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
