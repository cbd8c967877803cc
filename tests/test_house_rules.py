"""The house rules that a linter does not know: what may never touch untrusted text, and what the core may not read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gradekit

PACKAGE = Path(gradekit.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
CORE = ("expression", "equivalence", "calculus", "model", "answers", "templates", "grading")
TEXT_TO_CODE = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr", "lambdify", "literal_eval"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "random", "imp"}
NOT_IN_THE_CORE = {"time", "datetime", "random", "secrets", "uuid", "platform", "socket", "locale"}
MAY_KILL_WORKERS = {"equivalence/worker.py"}
OTHER_DIGITS = re.compile(r"(?<!\\)\\d(?![a-z])")
"""A `\\d` of a regular expression; TeX commands such as `\\dfrac` are none."""
BLIND_EXCEPT = {"grading/guard.py"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def all_nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield name_of(path), node


NODES = list(all_nodes())


def where(name: str, node: ast.AST) -> str:
    return f"{name}:{getattr(node, 'lineno', 0)}"


def test_text_never_becomes_code() -> None:
    """No call in the package turns text into code, and none starts a shell."""
    found = []
    for name, node in NODES:
        if not isinstance(node, ast.Call):
            continue
        is_regex = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "re"
        if called(node) in TEXT_TO_CODE and not is_regex:
            # typst's compile takes a document and jinja2's a file of ours; a Python `compile` is a bare name.
            if called(node) == "compile" and isinstance(node.func, ast.Attribute):
                continue
            found.append(where(name, node))
        if any(k.arg == "shell" and getattr(k.value, "value", False) for k in node.keywords):
            found.append(where(name, node))
        if called(node) in {"load", "full_load", "unsafe_load"} and getattr(node.func, "value", None) is not None:
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if owner == "yaml":
                found.append(where(name, node))
        if called(node) in {"S", "Symbol"} and any(
            isinstance(a, ast.Constant) and isinstance(a.value, str) and called(node) == "S" for a in node.args
        ):
            found.append(where(name, node))
    assert found == []


def test_no_module_that_runs_or_guesses() -> None:
    """Nothing unpickles, and nothing draws from a global generator."""
    found = [
        where(name, node)
        for name, node in NODES
        if (isinstance(node, ast.Import) and any(a.name.split(".")[0] in FORBIDDEN_MODULES for a in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FORBIDDEN_MODULES)
    ]
    assert found == []


def test_no_unicode_normalisation_and_ascii_digits_only() -> None:
    """No normalisation but NFC, which keeps every sign, and no test that takes other scripts' digits for digits."""
    found = []
    for name, node in NODES:
        if isinstance(node, ast.Call) and called(node) in {"normalize", "isdigit", "isdecimal", "isnumeric"}:
            owner = getattr(getattr(node.func, "value", None), "id", "")
            composes = bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == "NFC"
            if called(node) != "normalize" or (owner == "unicodedata" and not composes):
                found.append(where(name, node))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and OTHER_DIGITS.search(node.value):
            found.append(where(name, node))
    assert found == []


def test_the_core_reads_no_clock_and_no_environment() -> None:
    """Layers one to five depend on their arguments alone."""
    found = []
    for name, node in NODES:
        if name.split("/")[0] not in CORE or name in MAY_KILL_WORKERS:
            continue
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        if any(m.split(".")[0] in NOT_IN_THE_CORE for m in modules):
            found.append(where(name, node))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "urandom"}:
            found.append(where(name, node))
    assert found == []


def test_one_blind_except() -> None:
    """A crash becomes `undecided` in grading/guard.py and nowhere else."""
    found = [
        where(name, node)
        for name, node in NODES
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and name not in BLIND_EXCEPT
    ]
    assert found == []


def test_input_is_not_checked_by_assert() -> None:
    """The package holds no assert: under -O a check must still check."""
    assert [where(name, node) for name, node in NODES if isinstance(node, ast.Assert)] == []


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc"])
def test_every_file_has_an_idea(word: str) -> None:
    """No module is named after not having a name."""
    assert [name_of(path) for path in FILES if path.stem == word] == []
