"""Does a row belong to this key?  A set, a sheet or a variant that it names must be the one that the key has there."""

from __future__ import annotations

from gradekit.batch.keybook import KeyBook
from gradekit.batch.submissions import BadRow, Row
from gradekit.model.submission import Submission

_HINT = "grade it with the key.json that was written with its problems.json"


def belonging(row: Row, key: KeyBook) -> Row:
    """The row, or an error in its place where it says that it belongs to other problems than those of the key.

    A row that says nothing is taken as it is; an unknown student, problem or part is told elsewhere.
    """
    if isinstance(row, BadRow):
        return row
    if row.set and row.set != key.document.set:
        return _foreign(row, "set", f"the row is of the set {row.set[:80]!r}, the key of {key.document.set!r}")
    sheet = key.sheet(row.student)
    if row.sheet and sheet is not None and _letters(row.sheet) != _letters(sheet.code):
        return _foreign(row, "sheet", f"the row is of the sheet {row.sheet[:80]!r}, the student has {sheet.code!r}")
    problem = key.problem(row.student, row.problem)
    if row.variant and problem is not None and row.variant != problem.variant:
        return _foreign(row, "variant", f"the row answers {row.variant[:200]}, the key has {problem.variant} there")
    return row


def _foreign(row: Submission, field: str, message: str) -> BadRow:
    return BadRow(row.row, f"wrong-{field}", f"{message}; {_HINT}", field, row, row.line)


def _letters(code: str) -> str:
    """A printed code as people copy it: without its dash, in capitals, without the id that may follow it."""
    return code.partition("(")[0].replace("-", "").replace(" ", "").upper()
