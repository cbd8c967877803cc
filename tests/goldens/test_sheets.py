"""Sheets, keys and solutions as they stand in the files beside this one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gradekit import rendering
from tests.rendering.sample_set import sample_set

SHEETS = Path(__file__).parent / "sheets"
REWRITE = os.environ.get("REWRITE_GOLDENS") == "1"
TEXT_FORMATS = [one for one in rendering.formats().values() if one.name != "pdf"]


@pytest.mark.parametrize("locale", ["en", "vi"])
@pytest.mark.parametrize("view", rendering.VIEWS)
@pytest.mark.parametrize("output", TEXT_FORMATS, ids=lambda one: one.name)
def test_a_sheet_is_as_it_was(output: rendering.Format, view: str, locale: str) -> None:
    """The sample set renders to the bytes of its golden file."""
    rendered = output.render(sample_set(locale, students=1), view)
    golden = SHEETS / f"{view}.{locale}.{output.suffix}"
    if REWRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(rendered)
    assert rendered.decode() == golden.read_text(encoding="utf-8"), f"{golden.name} changed: see `make goldens`"
