"""A value of the wrong kind is told in an author's words, never in those of the library that found it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gradekit.errors import ErrorList
from gradekit.templates.schema import TemplateKeys
from gradekit.templates.sets import SetKeys
from gradekit.templates.validation import validate
from gradekit.templates.value_wording import PATTERNS
from gradekit.templates.yaml_nodes import read_yaml
from tests.templates.snippets import changed, faults

ROWS = [
    ("level: 1", "level: 9", "$.level: must be 5 or less; found 9"),
    ("version: 1", "version: 0", "$.version: must be 1 or more; found 0"),
    ("[power-rule]", "[Power Rule]", "$.skills[0]: must be small letters, digits and hyphens, as in power-rule; found"),
    ("[power-rule]", "[]", "$.skills: must not be empty"),
    ("[power-rule]", "power-rule", "$.skills: must be a list, as in [a, b]; found 'power-rule'"),
    ("of: f}", "of: f, policies: {domain: loose}}", "$.answer.policies.domain: must be 'strict' or 'lenient'; found"),
    ("of: f}", "of: ''}", "$.answer.of: must not be empty"),
    ("of: f}", "of: f, tolerance: {relative: 2}}", "$.answer.tolerance.relative: must be less than 1; found 2"),
    ("{en: Power, vi: Lũy thừa}", "Power", "$.title: must be a mapping of keys, as in `key: value`; found 'Power'"),
    ("version: 1", "version: 1\nvariable: '2x'", "$.variable: must be a name: letters and digits"),
]
SETS = [
    ("policies: {wrong_form: 2}", "$.policies.wrong_form: must be a share of the points from 0 to 1, such as 1/2"),
    ("policies: {wrong_form: half}", "$.policies.wrong_form: must be a share of the points from 0 to 1"),
    ("policies: {wrong_form: 3/2}", "$.policies.wrong_form: must be a share of the points from 0 to 1"),
    ("locale: fr", "$.locale: must be 'en' or 'vi'; found 'fr'"),
    ("seed: -1", "$.seed: must be 0 or more; found -1"),
    ("problems: []", "$.problems: must not be empty"),
]


@pytest.mark.parametrize(("old", "new", "said"), ROWS, ids=[new for _, new, _ in ROWS])
def test_values_of_templates(old: str, new: str, said: str) -> None:
    """Each wrong value is told with its path, what it must be and what was found."""
    assert any(said in line for line in faults(changed((old, new)))), faults(changed((old, new)))


@pytest.mark.parametrize(("line", "said"), SETS, ids=[line for line, _ in SETS])
def test_values_of_sets(line: str, said: str) -> None:
    """The same of set files."""
    rest = "" if line.startswith("problems") else "\nproblems: [{template: a/b}]"
    with pytest.raises(ErrorList) as caught:
        validate(read_yaml(f"title: T\n{line}{rest}\n", "s"), SetKeys, prefix="SET")
    assert said in str(caught.value)


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern" and isinstance(value, str))
        for value in schema.values():
            yield from _patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _patterns(value)


def test_every_pattern_has_words() -> None:
    """No regular expression is ever shown to an author."""
    found = {pattern for model in (TemplateKeys, SetKeys) for pattern in _patterns(model.model_json_schema())}
    assert found <= set(PATTERNS)
