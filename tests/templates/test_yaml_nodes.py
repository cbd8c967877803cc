"""YAML files: what is read, what is refused, and where everything stands."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradekit.errors import ErrorList
from gradekit.templates.yaml_nodes import MOST_BYTES, MOST_VALUES, read_yaml, read_yaml_file

SCALARS = [
    ("no", "no"), ("yes", "yes"), ("on", "on"), ("y", "y"), ("n", "n"), ("010", 10), ("0o17", 15), ("0x1F", 31),
    ("1e3", Decimal(1000)), ("0.1", Decimal("0.1")), ("-3", -3), ("+3", 3), (".5", Decimal("0.5")), ("2.", Decimal(2)),
    ("1_000", "1_000"), ("12:30:45", "12:30:45"), ("2026-11-21", "2026-11-21"), ("true", True), ("False", False),
    ("null", None), ("~", None), ("", None), ("'3'", "3"), ('"true"', "true"), ("x^2", "x^2"), ("=", "="), ("<<", "<<"),
]  # fmt: skip

REFUSED = [
    ("a: 1\na: 2\n", "t:2:1 [YAML-duplicate-key]"),
    ("a: {b: 1, b: 2, b: 3}\n", "t:1:11 [YAML-duplicate-key]"),
    ("a: &x 3\n", "t:1:4 [YAML-anchor]"),
    ("a: *x\n", "t:1:4 [YAML-alias]"),
    ("*x : 1\n", "t:1:1 [YAML-alias]"),
    ("a: !!int '3'\n", "t:1:4 [YAML-tag]"),
    ("a: !!python/object/apply:os.system [ls]\n", "t:1:4 [YAML-tag]"),
    ("a: ! 3\n", "t:1:4 [YAML-tag]"),
    ("? [a]\n: 2\n", "t:1:3 [YAML-key]"),
    ("a: 1\n---\nb: 2\n", "t:2:1 [YAML-documents]"),
    ("a: [1\nb: 2\n", "t:2:2 [YAML-syntax]"),
    ("a:\n\t- 1\n", "t:2:1 [YAML-tab] a tab stands in the indentation"),
    ("a:\n  b: 1\n \tc: 2\n", "t:3:2 [YAML-tab]"),
    ("a: b: c\n", "t:1:5 [YAML-syntax] a second ': '"),
    ("a: @b\n", "t:1:4 [YAML-syntax] a value cannot begin with this sign"),
    ("a: {b: 1\nc: 2\n", "[YAML-syntax] a comma or a } is missing"),
    ("a: 'b\nc: 2\n", "[YAML-syntax] a quote is opened and not closed"),
    ("a:\n  - 1\n b: 2\n", "[YAML-syntax] the indentation does not fit"),
    ("", "t:1:1 [YAML-empty]"),
    ("# a comment\n", "t:1:1 [YAML-empty]"),
    ("---\n", "t:1:1 [YAML-empty]"),
    ("null\n", "t:1:1 [YAML-empty]"),
    ("a: 1\nb: 2\na: 3\n", "t:3:1 [YAML-duplicate-key] $.a: the key 'a' stands already in line 1: keep one of them"),
    ("a: {b: 1, c: 2, b: 3}\n", "t:1:17 [YAML-duplicate-key] $.a.b:"),
    ("a: 1\n? [b]\n: 2\n", "t:2:3 [YAML-key] $: a key must be"),
    ("a: .inf\n", "t:1:4 [YAML-number]"),
    ("a: " + "9" * 5000 + "\n", "t:1:4 [YAML-number]"),
    ("a: " + "[" * 50 + "]" * 50 + "\n", "t:1:23 [YAML-depth]"),
    ("[" * 100_000, "[YAML-depth]"),
    ("\x00", "[YAML-syntax]"),
    (b"\xff\xfea", "t:1:1 [YAML-encoding]"),
    (b"ok: 1\nb: \xc3", "t:2:1 [YAML-encoding]"),
    ("a" * (MOST_BYTES + 1), "[YAML-size]"),
    ("[" + "1," * (MOST_VALUES + 1) + "]", "[YAML-size]"),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    """A plain scalar means what the core schema of YAML 1.2 says, and no float is ever made."""
    found = read_yaml(f"a: {text}\n").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_read_is_refused_with_its_place(text: str | bytes, said: str) -> None:
    """Everything that could surprise an author or harm the machine is an error with a code and a place."""
    with pytest.raises(ErrorList) as refused:
        read_yaml(text, "t")
    assert said in str(refused.value.errors[0])


def test_all_faults_come_at_once() -> None:
    """A file with several faults names each of them, in order."""
    with pytest.raises(ErrorList) as refused:
        read_yaml("a: 1\na: 2\nb: &x 3\nc: *x\nd: !t 4\n", "t")
    codes = [error.code for error in refused.value.errors]
    assert codes == ["YAML-duplicate-key", "YAML-anchor", "YAML-alias", "YAML-tag"]


def test_every_value_has_its_place() -> None:
    """Line and column count from 1, inside flow mappings, quotes and literal blocks, too."""
    document = read_yaml('a: no\nb: {x: 1, y: ["q r", 2]}\nc: |\n  first\n  second line\n', "t")
    assert str(document.place(("b", "y", 1))) == "t:2:22"
    assert str(document.place(("b", "y", 0), offset=2, text="q r")) == "t:2:18"
    assert str(document.place(("c",), offset=8, text=document.data["c"])) == "t:5:5"
    assert str(document.place(("b", "y"), key=True)) == "t:2:11"
    assert str(document.place(("b", "missing", "deeper"))) == "t:2:4"
    assert document.place(("b", "y", 1)).path == "$.b.y[1]"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A missing file, and a folder in its place, are told like any fault."""
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ErrorList, match="YAML-file"):
            read_yaml_file(path)


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60), st.text("[]{}:,-&*!|>'\"#? \nab1", max_size=60)))
def test_any_text_is_read_or_refused(text: str | bytes) -> None:
    """No text makes the reader do anything but return values or list faults."""
    with suppress(ErrorList):
        read_yaml(text)
