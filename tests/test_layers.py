"""Imports point only to the left: each layer knows nothing of those to its right."""

from __future__ import annotations

import ast
from pathlib import Path

import gradekit

PACKAGE = Path(gradekit.__file__).parent
LAYERS = (
    ("expression",),
    ("equivalence", "calculus"),
    ("model",),
    ("answers",),
    ("templates", "grading"),
    ("wire", "rendering", "exporting"),
    ("checking", "batch"),
    ("service", "cli"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
EVERYWHERE = {"errors", "codes", "digest", "values", "version"}
SIBLINGS = {("calculus", "equivalence"), ("checking", "batch")}
HEAVY = {
    "sympy": ("equivalence/symbolic.py", "calculus/", "templates/"),
    "click": ("cli/",),
    "rich": ("cli/",),
    "jinja2": ("rendering/", "batch/report.py", "service/"),
    "pydantic": ("wire/", "templates/"),
    "typst": ("rendering/",),
}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_imports_point_to_the_left() -> None:
    """No module imports from its own right, nor from a sibling that the test does not list."""
    broken = []
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        if room not in LEVEL:
            continue
        for module in imports(path):
            parts = module.split(".")
            if parts[0] != "gradekit" or len(parts) < 2 or parts[1] == room or parts[1] in EVERYWHERE:
                continue
            target = parts[1]
            if LEVEL.get(target, 99) < LEVEL[room] or (room, target) in SIBLINGS:
                continue
            broken.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert broken == []


def test_heavy_libraries_stay_in_their_rooms() -> None:
    """sympy, click, rich, jinja2, pydantic and typst are imported only where the architecture allows them."""
    broken = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for module in imports(path)
        if module.split(".")[0] in HEAVY and not str(path.relative_to(PACKAGE)).startswith(HEAVY[module.split(".")[0]])
    ]
    assert broken == []
