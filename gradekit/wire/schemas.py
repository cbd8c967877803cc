"""Every document by its name, and its JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json

from pydantic import BaseModel

from gradekit.errors import InputError
from gradekit.wire.compare import CompareRequestDocument, CompareResultDocument
from gradekit.wire.document import json_schema
from gradekit.wire.key import KeyDocument
from gradekit.wire.problems import ProblemsDocument
from gradekit.wire.result import ResultDocument
from gradekit.wire.submission import SubmissionDocument

DOCUMENTS: dict[str, type[BaseModel]] = {
    "compare-request": CompareRequestDocument,
    "compare-result": CompareResultDocument,
    "key": KeyDocument,
    "problems": ProblemsDocument,
    "result": ResultDocument,
    "submission": SubmissionDocument,
}

ALSO_CALLED = {"problem-set": "problems"}


def schema_text(name: str) -> str:
    """The JSON Schema of a document as text, ending in a line end.

    Raises `InputError` (`unknown-schema`).
    """
    name = ALSO_CALLED.get(name, name)
    if name not in DOCUMENTS:
        raise InputError("unknown-schema", f"no document is named {name!r}; there are: {', '.join(DOCUMENTS)}")
    return json.dumps(json_schema(DOCUMENTS[name], name), indent=2, ensure_ascii=False) + "\n"
