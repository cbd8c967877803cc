"""What docs/ publishes is what the code says: schemas and codes."""

from __future__ import annotations

import ast
import json
import os
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import gradekit as package
from gradekit import codes
from gradekit.cli.main import gradekit
from gradekit.wire.schemas import DOCUMENTS, schema_text

PACKAGE = Path(package.__file__).parent
DOCS = PACKAGE.parent / "docs"
REWRITE = bool(os.environ.get("REWRITE_GOLDENS"))


def published(path: Path, text: str) -> None:
    """The file holds the text; with REWRITE_GOLDENS set it is written first."""
    if REWRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_schemas_are_published(name: str) -> None:
    """docs/schemas/NAME.json is what `gradekit schema NAME` prints, and a valid schema of draft 2020-12."""
    text = schema_text(name)
    published(DOCS / "schemas" / f"{name}.json", text)
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    assert CliRunner().invoke(gradekit, ["schema", name]).stdout == text


def test_every_document_states_its_schema() -> None:
    """Each document has the field `schema` with its own name and version."""
    for name in DOCUMENTS:
        properties = json.loads(schema_text(name))["properties"]
        assert properties["schema"]["const"] == f"gradekit/{name}/1"


def test_schemas_are_listed() -> None:
    """`gradekit schema` lists the documents; an unknown one is an error with code 2."""
    assert CliRunner().invoke(gradekit, ["schema"]).stdout.split() == sorted(DOCUMENTS)
    result = CliRunner().invoke(gradekit, ["schema", "nosuch"])
    assert result.exit_code == 2
    assert "unknown-schema" in result.stderr


def test_codes_are_published() -> None:
    """docs/codes.md lists every code."""
    published(DOCS / "codes.md", codes.as_markdown())


def raised_codes() -> set[str]:
    """Every code that stands as a text in the package where an error is made."""
    makers = {
        "InputError",
        "RequestError",
        "DomainTextError",
        "QuestionError",
        "TemplateError",
        "unusable",
        "FormFault",
    }
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[1:2] if name == "BadRow" else node.args[:1] if name in makers else []
            found |= {a.value for a in first if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


def test_no_code_is_without_a_meaning() -> None:
    """Every code that the package writes is explained, in one line."""
    known = codes.all_codes()
    assert raised_codes() - set(known) == set()
    assert all(meaning and "\n" not in meaning for meaning in known.values())


def test_explain() -> None:
    """`gradekit explain` says what a code means, lists all, and finds the one that was meant."""
    run = CliRunner().invoke
    assert "Nothing was typed" in run(gradekit, ["explain", "blank"]).stdout
    assert len(run(gradekit, ["explain"]).stdout.splitlines()) == len(codes.all_codes())
    missed = run(gradekit, ["explain", "blnk"])
    assert missed.exit_code == 2
    assert "blank" in missed.stderr
