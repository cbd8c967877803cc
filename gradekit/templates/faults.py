"""The faults found while a template is compiled, each at its place in the file."""

from __future__ import annotations

from collections.abc import Sequence

from gradekit.errors import GradekitError, Place, TemplateError
from gradekit.templates.yaml_nodes import YamlDocument


class Faults:
    """A growing list of errors about one document."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.errors: list[GradekitError] = []

    def add(
        self, code: str, message: str, path: Sequence[str | int], *, offset: int | None = None, text: str = ""
    ) -> None:
        """One more fault; `offset` counts characters into `text`, the value that stands at `path`."""
        place = self.place(path, offset=offset, text=text)
        self.errors.append(TemplateError(f"TEMPLATE-{code}", message, place))

    def place(self, path: Sequence[str | int], *, offset: int | None = None, text: str = "") -> Place:
        """Where a value stands."""
        return self.document.place(path, offset=offset, text=text)

    def in_order(self) -> list[GradekitError]:
        """All faults, in the order of the file."""
        return sorted(self.errors, key=lambda error: (error.place.line, error.place.column))
