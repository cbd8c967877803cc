"""A reading as lines for a terminal and as a JSON document."""

from __future__ import annotations

from typing import Any

from gradekit.expression.complaints import warning_message
from gradekit.expression.printing import latex, text
from gradekit.expression.reading import Reading
from gradekit.expression.tree import Constant, Function, Node, Number, Relation, Symbol, children


def as_lines(reading: Reading, locale: str) -> str:
    """The reading for a person: text, LaTeX, other readings, warnings, and the tree with one node a line."""
    lines = [f"text   {text.show(reading.tree, locale)}", f"latex  {latex.show(reading.tree, locale)}"]
    lines += [f"or     {text.show(other, locale)}" for other in reading.others]
    lines += [f"note   [{w.code}] {warning_message(w, locale)}" for w in reading.warnings]
    return "\n".join([*lines, "tree", *_indented(reading.tree, locale, 1)])


def as_document(reading: Reading, locale: str) -> dict[str, Any]:
    """The reading as a JSON document."""
    return {
        "schema": "gradekit/reading/1",
        "notation": reading.notation,
        "reading": _shown(reading.tree, locale),
        "other_readings": [_shown(other, locale) for other in reading.others],
        "warnings": [
            {"code": w.code, "offset": w.offset, "length": w.length, "message": warning_message(w, locale)}
            for w in reading.warnings
        ],
        "tree": _nested(reading.tree, locale),
    }


def _shown(tree: Node, locale: str) -> dict[str, str]:
    return {"text": text.show(tree, locale), "latex": latex.show(tree, locale)}


def _label(node: Node, locale: str) -> str:
    match node:
        case Number() | Symbol() | Constant():
            return text.show(node, locale)
        case Function(name=name):
            return name
        case Relation(operator=operator):
            return operator
        case _:
            return type(node).__name__.lower()


def _indented(node: Node, locale: str, level: int) -> list[str]:
    lines = ["  " * level + _label(node, locale)]
    for part in children(node):
        lines += _indented(part, locale, level + 1)
    return lines


def _nested(node: Node, locale: str) -> dict[str, Any]:
    document: dict[str, Any] = {"kind": type(node).__name__.lower(), "label": _label(node, locale)}
    if node.span != (0, 0):
        document["span"] = list(node.span)
    parts = [_nested(part, locale) for part in children(node)]
    return document | {"parts": parts} if parts else document
