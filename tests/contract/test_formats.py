"""Laws over every output format that is found."""

from __future__ import annotations

import pytest

from gradekit import rendering
from gradekit.errors import InputError
from gradekit.rendering.phrases import phrases
from tests.rendering.sample_set import sample_set

FORMATS = list(rendering.formats().values())
CASES = [(one, view, locale) for one in FORMATS for view in rendering.VIEWS for locale in ("en", "vi")]


def test_the_four_formats_are_found() -> None:
    """Walking the folder finds Markdown, LaTeX, HTML and PDF."""
    assert {one.suffix for one in FORMATS} >= {"md", "tex", "html", "pdf"}


@pytest.mark.parametrize(("output", "view", "locale"), CASES, ids=lambda value: getattr(value, "name", value))
def test_every_format_renders_every_view_the_same_each_time(output: rendering.Format, view: str, locale: str) -> None:
    """Every view in every language renders, twice to the same bytes."""
    one = sample_set(locale, students=2)
    first = output.render(one, view)
    assert first
    assert output.render(one, view) == first


@pytest.mark.parametrize(("output", "view", "locale"), CASES, ids=lambda value: getattr(value, "name", value))
def test_only_the_student_gets_no_answers(output: rendering.Format, view: str, locale: str) -> None:
    """A sheet holds no answer and no rule; every view holds the sheet's code, the variants and their points."""
    if output.suffix == "pdf":
        return
    text = output.render(sample_set(locale, students=1), view).decode()
    assert f"K7Q0-{locale.upper()}" in text
    assert "42" in text
    assert "log" in text
    words = phrases(locale)
    assert (words["key_answer"] in text) == (view != "sheet" or words["key_answer"] == words["answer"])
    rule = {"en": "power rule", "vi": "quy tắc lũy thừa"}[locale]
    assert (rule in text.lower()) == (view == "solutions")


@pytest.mark.parametrize("output", FORMATS, ids=lambda one: one.name)
def test_single_sheets_are_rendered_like_the_whole(output: rendering.Format) -> None:
    """`render_each` gives for each set what `render` gives."""
    sets = [sample_set("en", students=1), sample_set("vi", students=1)]
    assert output.render_each(sets, "key") == [output.render(one, "key") for one in sets]


@pytest.mark.parametrize("output", FORMATS, ids=lambda one: one.name)
def test_an_unknown_view_is_refused(output: rendering.Format) -> None:
    """A view that does not exist is an error with a code that names those that do."""
    with pytest.raises(InputError, match="sheet, key, solutions") as refused:
        output.render(sample_set("en", 1), "answers")
    assert refused.value.code == "view"


def test_formats_are_found_by_suffix_too() -> None:
    """`md` and `markdown` are the same; a name nobody knows is an error with a code."""
    assert rendering.get("md") is rendering.get("markdown")
    with pytest.raises(InputError, match="docx") as refused:
        rendering.get("docx")
    assert refused.value.code == "output-format"
