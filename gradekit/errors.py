"""Errors for the author, the integrator and the command line.  A student sees a `Complaint`, never an exception."""

from __future__ import annotations

from gradekit.values import value


@value
class Place:
    """Where in a file: `line` and `column` count from 1; 0 where unknown.  `path`: `$.parts[0].answer`, or empty."""

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        spot = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{spot}"


class GradekitError(Exception):
    """Something the caller must mend: a stable `code` of codes.py, a place, what was found and what to do."""

    def __init__(self, code: str, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place or Place()

    def __str__(self) -> str:
        where = str(self.place)
        path = f" {self.place.path}:" if self.place.path else ""
        return f"{where + ' ' if where else ''}[{self.code}]{path} {self.message}"


class InputError(GradekitError):
    """A file, option or request that cannot be used.  Exit code 2."""


class TemplateError(GradekitError):
    """A template that cannot be loaded or drawn.  Exit code 2."""


class ErrorList(GradekitError):
    """Several errors found in one go; each has its own code and place."""

    def __init__(self, errors: list[GradekitError]) -> None:
        super().__init__(errors[0].code, errors[0].message, errors[0].place)
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
