"""A verdict as a plain dictionary: what `compare` and `grade` write as JSON."""

from __future__ import annotations

from typing import Any

from gradekit.equivalence.evidence import Evidence, Exhausted, Proved, Refuted, Sampled
from gradekit.expression.complaints import message, warning_message
from gradekit.expression.printing import latex, text
from gradekit.expression.reading import Complaint, Warning
from gradekit.expression.tree import Node
from gradekit.model.verdict import Verdict


def to_dict(verdict: Verdict, locale: str = "en") -> dict[str, Any]:
    """The verdict with its evidence, readings and messages; absent parts are left out, `evidence` may be null."""
    result: dict[str, Any] = {"outcome": verdict.outcome}
    if verdict.evidence is not None:
        result["evidence"] = evidence_dict(verdict.evidence)
    if verdict.note:
        result["note"] = verdict.note
    if verdict.message:
        result["message"] = verdict.message
    if verdict.tree is not None:
        result["reading"] = reading_dict(verdict.tree, locale)
    if verdict.other is not None:
        result["other_reading"] = reading_dict(verdict.other, locale)
    if verdict.warnings:
        result["warnings"] = [warning_dict(warning, locale) for warning in verdict.warnings]
    if verdict.complaint is not None:
        result["complaint"] = complaint_dict(verdict.complaint, locale)
    if verdict.mistake is not None:
        mistake = verdict.mistake
        result["mistake"] = {
            "code": mistake.code,
            "family": mistake.family,
            "name": mistake.name,
            "message": mistake.message,
        }
        if mistake.part is not None:
            result["mistake"]["part"] = text.show(mistake.part, locale)
        if mistake.step is not None:
            result["mistake"]["step"] = {"number": mistake.step.number, "rules": list(mistake.step.rules)}
    if verdict.error is not None:
        error = verdict.error
        result["error"] = error_dict(error.code, error.field, error.message, error.offset)
    if verdict.deadline:
        result["deadline"] = True
    return result


def error_dict(code: str, field: str, message: str, offset: int | None = None) -> dict[str, Any]:
    """What is wrong with a question or a request: a code, the field, where in it, and what to do."""
    return {"code": code, "field": field, "offset": offset, "message": message}


def reading_dict(tree: Node, locale: str) -> dict[str, str]:
    """What was understood, as plain text and as LaTeX."""
    return {"text": text.show(tree, locale), "latex": latex.show(tree, locale)}


def complaint_dict(complaint: Complaint, locale: str) -> dict[str, Any]:
    """A complaint with its sentence; `offset` and `length` count characters of what was typed."""
    return {
        "code": complaint.code,
        "offset": complaint.offset,
        "length": complaint.length,
        "message": message(complaint, locale),
    }


def warning_dict(warning: Warning, locale: str) -> dict[str, Any]:
    """A warning with its sentence and its place in what was typed."""
    return {
        "code": warning.code,
        "offset": warning.offset,
        "length": warning.length,
        "message": warning_message(warning, locale),
    }


def evidence_dict(evidence: Evidence) -> dict[str, Any]:
    """Evidence as plain data: rationals as `p/q`, the values as [low, high] pairs of decimals, reference first."""
    match evidence:
        case Proved(method=method, identities=identities, conditions=conditions):
            return {
                "kind": "proved",
                "method": method,
                "identities": list(identities),
                "conditions": list(conditions),
            }
        case Refuted(point=point, values=values, undefined=undefined):
            refuted: dict[str, Any] = {"kind": "refuted", "point": {name: str(value) for name, value in point}}
            if values is not None:
                refuted["values"] = [[value.low, value.high] for value in values]
            if undefined is not None:
                refuted["undefined"] = undefined
            return refuted
        case Sampled(points=points, cells=cells, bits=bits):
            return {"kind": "sampled", "points": points, "cells": cells, "bits": bits}
        case Exhausted(limit=limit):
            return {"kind": "exhausted", "limit": limit}
