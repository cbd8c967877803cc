"""The one blind `except`: whatever goes wrong inside, one answer never stops a run and is never called wrong for it."""

from __future__ import annotations

from collections.abc import Callable

from gradekit.equivalence.evidence import Exhausted
from gradekit.model.verdict import QuestionError, Verdict


def guarded(work: Callable[[], Verdict]) -> Verdict:
    """What `work` returns, or `undecided` with the error `internal` where it stumbled."""
    try:
        return work()
    except Exception as stumble:  # noqa: BLE001 the only place where a crash may not travel on
        return stumbled(stumble)


def stumbled(stumble: BaseException) -> Verdict:
    """The verdict on an answer that gradekit stumbled over: it goes to a person."""
    message = f"gradekit stumbled over this answer ({type(stumble).__name__}); a person has to look at it"
    return Verdict("undecided", Exhausted("internal"), note="internal", error=QuestionError("internal", "", message))
