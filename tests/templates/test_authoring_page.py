"""The manual of template files is complete: every key, kind, function, form and code has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gradekit import answers
from gradekit.equivalence.forms import FORMS
from gradekit.expression.functions import AUTHOR_FUNCTIONS_ARITY
from gradekit.templates.display_scanning import SIGNS
from gradekit.templates.schema import DRAW_KINDS, PolicyKeys, TemplateKeys
from gradekit.templates.validation import keys_of
from tests.templates.snippets import template

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", PAGE))
WORDS = {word for code in CODE for word in re.findall(r"[A-Za-z_-]+", code)}


@pytest.mark.parametrize("key", keys_of(TemplateKeys))
def test_every_key_is_explained(key: str) -> None:
    """A key that the schema knows stands on the page."""
    assert key in WORDS


@pytest.mark.parametrize("kind", DRAW_KINDS)
def test_every_draw_kind_is_shown(kind: str) -> None:
    """Each kind of draw stands on the page with an example."""
    assert any(f"{{{kind}: " in code for code in CODE)


@pytest.mark.parametrize("name", sorted(AUTHOR_FUNCTIONS_ARITY))
def test_every_author_function_is_explained(name: str) -> None:
    """A function that formulas may call stands on the page as it is called."""
    assert any(code.startswith(f"{name}(") for code in CODE)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_is_named(form: str) -> None:
    """A form that an answer may be asked in stands on the page."""
    assert form in CODE


def test_answer_types_and_policies_are_named() -> None:
    """Types of answers, and every setting of every policy, stand on the page."""
    assert set(answers.names()) <= CODE
    settings = PolicyKeys.model_json_schema()["properties"]
    assert {value for field in settings.values() for value in field["enum"]} <= WORDS


def test_every_sign_is_shown() -> None:
    """Each sign that mathematics in a prompt may hold stands on the page."""
    assert {spelling for spelling, _ in SIGNS if spelling not in PAGE} == set()


def test_the_example_is_a_template() -> None:
    """The page's example is a sound template and draws."""
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    assert template(example[1]).draw(3).parts[0].solution.steps
