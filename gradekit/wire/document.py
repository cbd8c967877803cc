"""What every JSON document of gradekit has in common: its `schema`, and fields that are checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from gradekit.errors import ErrorList, InputError, Place


class Fields(BaseModel):
    """A JSON object written by gradekit: unknown fields are refused, values are not converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class OpenFields(BaseModel):
    """A JSON object that other systems write too: fields gradekit does not know are left alone."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, populate_by_name=True)


Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""An id: of a student, a problem, a part."""

Score: TypeAlias = Annotated[int | float, Field(ge=0)]


def json_schema(model: type[BaseModel], name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document."""
    body = model.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gradekit:schema:{name}:1",
    } | body


Document = TypeVar("Document", bound=BaseModel)

MOST_ERRORS = 50


def read_document(model: type[Document], content: bytes, path: Path, code: str) -> Document:
    """The document that the content of a file holds.

    Raises `ErrorList` with the path of every field that is wrong, as `code`; `not-json` where it is no JSON.
    """
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        faults = error.errors(include_url=False)[:MOST_ERRORS]
        raise ErrorList([_fault(path, dict(fault), code) for fault in faults]) from error


def as_json(document: BaseModel) -> bytes:
    """The document as indented UTF-8 JSON; fields that are not set are left out."""
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=1).encode() + b"\n"


def _fault(path: Path, fault: dict[str, Any], code: str) -> InputError:
    where = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"])
    message = str(fault["msg"])
    kind = "not-json" if fault["type"] == "json_invalid" else code
    return InputError(kind, message[:1].lower() + message[1:], Place(str(path), path=where))
