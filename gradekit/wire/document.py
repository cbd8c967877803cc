"""What every JSON document of gradekit has in common: its `schema`, and fields that are checked."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Fields(BaseModel):
    """A JSON object written by gradekit: unknown fields are refused, values are not converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class OpenFields(BaseModel):
    """A JSON object that other systems write too: fields gradekit does not know are left alone."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, populate_by_name=True)


Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""An id: of a student, a problem, a part."""

Score: TypeAlias = Annotated[int | float, Field(ge=0)]
Texts: TypeAlias = list[str]


def json_schema(model: type[BaseModel], name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document."""
    body = model.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gradekit:schema:{name}:1",
    } | body
