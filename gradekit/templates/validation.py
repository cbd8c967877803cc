"""pydantic's complaints about a YAML document, turned into errors with a code and a place, all at once."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from gradekit.errors import ErrorList, GradekitError, InputError, TemplateError
from gradekit.templates.value_wording import sentence
from gradekit.templates.yaml_nodes import YamlDocument

Model = TypeVar("Model", bound=BaseModel)


def validate(document: YamlDocument, model: type[Model], prefix: str = "TEMPLATE") -> Model:
    """The document as a model; codes are `prefix-unknown-key`, `prefix-missing-key`, `prefix-value`.

    Raises:
        ErrorList: every fault, in the order of the file.
    """
    value, errors = validate_most(document, model, prefix)
    if errors or value is None:
        raise ErrorList(errors)
    return value


def validate_most(document: YamlDocument, model: type[Model], prefix: str) -> tuple[Model | None, list[GradekitError]]:
    """The model as far as it can be had (unknown keys left out), and every fault."""
    error_type = TemplateError if prefix == "TEMPLATE" else InputError
    try:
        return model.model_validate(document.data), []
    except ValidationError as found:
        errors = [_error(document, model, detail, prefix, error_type) for detail in found.errors(include_url=False)]
        unknown = [_real_path(document.data, e["loc"]) for e in found.errors() if e["type"] == "extra_forbidden"]
        only_unknown = len(unknown) == len(errors)
    errors.sort(key=lambda e: (e.place.line, e.place.column))
    if not only_unknown:
        return None, errors
    try:
        return model.model_validate(_without(document.data, set(unknown))), errors
    except ValidationError:
        return None, errors


def _without(value: Any, unknown: set[tuple[str | int, ...]], path: tuple[str | int, ...] = ()) -> Any:
    if isinstance(value, dict):
        return {k: _without(v, unknown, (*path, k)) for k, v in value.items() if (*path, k) not in unknown}
    if isinstance(value, list):
        return [_without(v, unknown, (*path, i)) for i, v in enumerate(value)]
    return value


def _error(
    document: YamlDocument, model: type[BaseModel], detail: Any, prefix: str, error_type: type[GradekitError]
) -> GradekitError:
    path = _real_path(document.data, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        place = document.place(path, key=True)
        return error_type(f"{prefix}-unknown-key", f"unknown key{_suggestion(model, str(detail['loc'][-1]))}", place)
    if kind == "missing":
        name = str(detail["loc"][-1])
        parent = document.place(path)
        return error_type(f"{prefix}-missing-key", f"the key {name} is missing", parent)
    if detail["loc"] and detail["loc"][-1] == "[key]":
        place = document.place(path, key=True)
        return error_type(f"{prefix}-name", "is not a name: letters and digits, beginning with a letter", place)
    return error_type(f"{prefix}-value", f"{sentence(detail)}{_found(detail)}", document.place(path))


def _real_path(data: Any, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The steps of pydantic's location that lead somewhere in the data: names of union members are left out."""
    path: list[str | int] = []
    for place, step in enumerate(location):
        following = location[place + 1] if place + 1 < len(location) else None
        if not _leads(data, step) or (_leads(data, following) and not _leads(data[step], following)):
            continue
        data = data[step]
        path.append(step)
    return tuple(path)


def _leads(data: Any, step: str | int | None) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _found(detail: Any) -> str:
    value = detail["input"]
    if isinstance(value, dict | list) or detail["type"] in ("value_error", "draw_kind"):
        return ""
    text = repr(str(value)) if isinstance(value, str) else str(value)
    return f"; found {text if len(text) <= 60 else text[:57] + '…'}"


@lru_cache(maxsize=16)
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that may stand somewhere in a file of this model, sorted."""
    schema = model.model_json_schema()
    found = {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}
    return tuple(sorted(found))


def _suggestion(model: type[BaseModel], key: str) -> str:
    near = get_close_matches(key, keys_of(model), n=1)
    return f" {key}" + (f"; did you mean {near[0]}?" if near else "")
