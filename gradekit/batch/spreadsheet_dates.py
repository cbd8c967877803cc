"""An answer that a spreadsheet turned into a date: `1/2` typed into a cell comes back as `1/2/2026`.

Read as mathematics it is a number nobody meant, so it is left to a person instead of being marked wrong.
"""

from __future__ import annotations

import re

from gradekit.model.verdict import Verdict

NOTE = "spreadsheet-date"

_DATE = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|(19|20)[0-9]{2})"
    r"|[0-9]{1,2}-[0-9]{1,2}-(19|20)[0-9]{2}"
    r"|(19|20)[0-9]{2}(?P<sign>[-/])[0-9]{1,2}(?P=sign)[0-9]{1,2}"
)
_SAID = {
    "en": "This looks like a date that a spreadsheet made of the answer; a person will look at it.",
    "vi": "Câu trả lời có vẻ đã bị bảng tính đổi thành ngày tháng; người chấm sẽ xem lại.",
}


def spared(verdict: Verdict, answer: str, locale: str) -> Verdict:
    """The verdict, or `undecided` in the place of `incorrect` for an answer that is a date."""
    if verdict.outcome != "incorrect" or not _DATE.fullmatch(answer.strip()):
        return verdict
    return Verdict("undecided", note=NOTE, message=_SAID[locale], tree=verdict.tree)
