"""Why a tree does not have the required form."""

from __future__ import annotations

from gradekit.values import value


@value
class FormFault:
    """A stable `code`, and a sentence for the student in each language (`en`, `vi`)."""

    code: str
    message: dict[str, str]
