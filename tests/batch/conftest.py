"""A small class: two students, two problems each, one of them with two parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def answer(type: str, value: str, **fields: Any) -> dict[str, Any]:
    return {"type": type, "value": value, **fields}


def problem(
    id: str, points: int, *answers: dict[str, Any], messages: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    parts = [
        {"id": name, "type": a["type"], "answer": a, "messages": messages or []}
        for name, a in zip("abc", answers, strict=False)
    ]
    return {"id": id, "variant": "demo/one@1#7", "points": points, "prompt": "…", "parts": parts}


def sheet(student: str, name: str) -> dict[str, Any]:
    derivative = answer("derivative", "3x^2", of="x^3")
    message = {"when": "x^2", "text": "The factor 3 is missing."}
    factored = answer("expression", "(x-1)(x+1)", form="factored")
    number = answer("number", "1/3", variables=[], places=2)
    problems = [problem("p1", 2, derivative, messages=[message]), problem("p2", 3, factored, number)]
    return {"student": student, "name": name, "code": "ABCD-EFGH", "problems": problems}


KEY: dict[str, Any] = {
    "schema": "gradekit/key/1",
    "set": "demo",
    "title": "Demo <b>& more</b>",
    "locale": "en",
    "engine": "0.1.0",
    "seed": 1,
    "scoring": {"wrong_form": "1/3"},
    "sheets": [sheet("ann", "Ann Lee"), sheet("=bob", "+Bob")],
}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The key file of the class."""
    path = tmp_path / "key.json"
    path.write_text(json.dumps(KEY), encoding="utf-8")
    return path


@pytest.fixture
def submit(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a JSONL file."""

    def write(*rows: dict[str, Any] | str, name: str = "answers.jsonl") -> Path:
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
