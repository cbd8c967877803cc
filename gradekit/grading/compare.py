"""One compare request to one compare result, both plain dictionaries (docs/integration.md)."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from gradekit.equivalence.decide import Prover
from gradekit.errors import GradekitError
from gradekit.grading.grader import Prepared, judge, prepared
from gradekit.grading.guard import guarded
from gradekit.grading.request import FIELDS, RequestError, read_question
from gradekit.grading.result import error_dict, to_dict
from gradekit.model.verdict import QuestionError, Verdict

SCHEMA = "gradekit/compare-result/1"
KNOWN = frozenset((*FIELDS, "id", "answer", "timing", "schema"))
MOST_KEPT = 4_096
"""Questions that are kept for the next request with the same one."""
LONGEST_KEPT = 20_000
"""Characters of a question that is kept."""

_kept: OrderedDict[str, Prepared] = OrderedDict()


def compare(
    request: dict[str, Any], prover: Prover | None = None, clock: Callable[[], float] | None = None
) -> dict[str, Any]:
    """The result for one request.  Never raises: what cannot be used gives `undecided` with an `error`.

    A field that no request has is named in `ignored`.  `clock`: seconds, for requests with `timing`; without it they
    carry no `ms`.
    """
    started = clock() if clock is not None and request.get("timing") is True else None
    locale = "vi" if request.get("locale") == "vi" else "en"
    verdict = guarded(lambda: _verdict(request, prover))
    result = {"schema": SCHEMA, "id": _id(request.get("id")), **to_dict(verdict, locale)}
    unknown = request.keys() - KNOWN
    if unknown:
        result["ignored"] = sorted(unknown)
    if clock is not None and started is not None:
        result["ms"] = round((clock() - started) * 1000, 3)
    return result


def unusable(code: str, message: str, id: object = None, field: str = "", offset: int | None = None) -> dict[str, Any]:
    """The result for a line that holds no request."""
    error = error_dict(code, field, message, offset)
    return {"schema": SCHEMA, "id": _id(id), "outcome": "undecided", "error": error}


def _verdict(request: dict[str, Any], prover: Prover | None) -> Verdict:
    answer = request.get("answer")
    if not isinstance(answer, str):
        code, problem = ("missing-field", "is needed") if answer is None else ("bad-type", "must be a text")
        return Verdict("undecided", error=QuestionError(code, "answer", f"'answer' {problem}"))
    try:
        question = _prepared(request)
    except RequestError as error:
        return Verdict("undecided", error=QuestionError(error.code, error.field, error.message, error.offset))
    except GradekitError as error:
        field = "reference" if request.get("derivative_of") is None else "derivative_of"
        return Verdict("undecided", error=QuestionError(error.code, field, error.message))
    return judge(question, answer, prover)


def _prepared(request: dict[str, Any]) -> Prepared:
    key = repr([request.get(field) for field in FIELDS])
    found = _kept.get(key)
    if found is not None:
        return found
    asked = read_question(request)
    found = prepared(asked.answer, asked.locale, asked.notation)
    if len(key) <= LONGEST_KEPT:
        _kept[key] = found
        if len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _id(value: object) -> object:
    """The id as given, where JSON can carry it back; else null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool) else None
