"""What pydantic finds wrong with a value, in an author's words: what the value must be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MAPPING = "must be a mapping of keys, as in `key: value`"
_FIXED = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "list_type": "must be a list, as in [a, b]",
    "bool_type": "must be true or false",
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
}
_WITH_BOUNDS = {
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be {le} or less",
    "less_than": "must be less than {lt}",
    "string_too_long": "must have {max_length} characters or fewer",
    "too_long": "must have {max_length} entries or fewer",
    "literal_error": "must be {expected}",
}
PATTERNS = {
    r"^[A-Za-z][A-Za-z0-9]{0,19}(_[A-Za-z0-9]{1,10})?$": "must be a name: letters and digits, beginning with a letter",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be small letters, digits and hyphens, as in power-rule",
}
"""Pattern of the schema → what it asks for."""


def sentence(detail: Mapping[str, Any]) -> str:
    """What a value must be, for one of pydantic's error details."""
    kind, bounds = detail["type"], detail.get("ctx", {})
    if kind in ("string_too_short", "too_short"):
        return "must not be empty" if bounds["min_length"] == 1 else f"must have {bounds['min_length']} entries or more"
    if kind in _FIXED:
        return _FIXED[kind]
    if kind in _WITH_BOUNDS:
        return _WITH_BOUNDS[kind].format(**bounds)
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(bounds["pattern"], "is not written as it must be")
    message = str(detail["msg"]).removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
