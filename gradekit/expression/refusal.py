"""A place where a text stops making sense, on its way from the depths of the parser to the `Complaint`."""

from __future__ import annotations


class Refusal(Exception):
    """A code of complaints.py, the piece of the original text it is about, and details for the sentence."""

    def __init__(self, code: str, start: int, end: int, details: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.details = details or {}
