"""The library: found in its folders, asked by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.errors import ErrorList, TemplateError
from gradekit.templates.library import library
from tests.templates.snippets import SOUND


def folder_with(tmp_path: Path, **files: str) -> Path:
    """A folder of exercises of the topic `mine`."""
    (tmp_path / "mine").mkdir()
    for name, text in files.items():
        (tmp_path / "mine" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_dropping_a_file_in_is_the_registration(tmp_path: Path) -> None:
    """A file of an extra folder is an exercise like those that come with gradekit."""
    found = library(folder_with(tmp_path, power=SOUND, _draft="not: yaml: at all"))
    assert "mine/power" in list(found)
    assert "mine/_draft" not in list(found)
    assert found.get("mine/power").topic == "mine"
    assert len(found) == len(library()) + 1


def test_an_unknown_id_names_its_neighbours() -> None:
    """A slip of the pen is answered with the ids that look like it."""
    with pytest.raises(TemplateError, match=r"TEMPLATE-unknown.*did you mean .*polynomials/single_power"):
        library().get("polynomial/single_powr")
    with pytest.raises(TemplateError, match="TEMPLATE-unknown"):
        library().all("alchemy")


def test_faulty_files_are_told_together(tmp_path: Path) -> None:
    """Asking for all exercises names the faults of every faulty file."""
    found = library(folder_with(tmp_path, one="title: 3\n", two="level: [\n"))
    with pytest.raises(ErrorList) as refused:
        found.all("mine")
    assert {Path(error.place.file).stem for error in refused.value.errors} == {"one", "two"}


def test_a_folder_must_be_there(tmp_path: Path) -> None:
    """A folder that does not exist is an error, not an empty library."""
    with pytest.raises(TemplateError, match="TEMPLATE-folder"):
        library(tmp_path / "nowhere")
