"""Every printed sheet says whose it is, so that its answers are handed in under the right student."""

from __future__ import annotations

import pytest

from gradekit import rendering
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from tests.templates.snippets import template


def shown(student: str, name: str, suffix: str, view: str) -> str:
    slots = (Slot("p1", template().draw(3)),)
    problem_set = ProblemSet("quiz", "Quiz", "en", 1, (Sheet(student, name, "ABCD-EFGH", slots),))
    return rendering.get(suffix).render(problem_set, view).decode()


@pytest.mark.parametrize("view", rendering.VIEWS)
@pytest.mark.parametrize("suffix", ["md", "tex", "html"])
def test_a_sheet_without_a_name_has_its_id(suffix: str, view: str) -> None:
    """A numbered variant, and a student of a roster without names, stand beside the code of the sheet."""
    assert "ABCD-EFGH (v01)" in shown("v01", "", suffix, view)
    assert "(ann)" not in shown("ann", "Ann Lee", suffix, view)
    assert "(all)" not in shown("all", "", suffix, view)


def test_an_id_is_text() -> None:
    """An id that looks like markup is printed as it is."""
    assert "(&lt;b&gt;&amp;)" in shown("<b>&", "", "html", "sheet")
    assert r"(a\_b\%)" in shown("a_b%", "", "tex", "sheet")
