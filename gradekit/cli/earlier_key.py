"""What lies in a folder before a set is drawn into it: a key of other sheets is kept, since some may be handed out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gradekit.errors import InputError, Place

KEY = "key.json"
SHEETS = "sheets"
MOST_NAMED = 5


def keep_earlier(folder: Path, made: Mapping[str, bytes]) -> Iterator[str]:
    """Keep the key that `made` would replace under another name, where it is of other sheets; gives what is to be told.

    Raises `InputError` (`file`) where it cannot be read or kept.
    """
    path = folder / KEY
    if not path.exists():
        return
    try:
        content = path.read_bytes()
        before, now = _sheets(content), _sheets(made[KEY])
        other = sum(now.get(student) != problems for student, problems in before.items())
        if before and not other:
            return
        kept = f"key-{hashlib.sha256(content).hexdigest()[:8]}.json"
        (folder / kept).write_bytes(content)
    except OSError as error:
        raise InputError("file", f"cannot be kept: {error.strerror}", Place(str(path))) from error
    told = f"was of other sheets ({other} of {len(before)} students)" if before else "was no key"
    yield f"{path}: [earlier-key] {told}; kept as {kept}: grade with that one what was handed out"
    stale = sorted(file.name for file in (folder / SHEETS).glob("*") if f"{SHEETS}/{file.name}" not in made)
    if stale:
        counted = f"1 file in {SHEETS} is" if len(stale) == 1 else f"{len(stale)} files in {SHEETS} are"
        more = ", …" if len(stale) > MOST_NAMED else ""
        yield f"{folder}: [earlier-key] {counted} of an earlier draw: {', '.join(stale[:MOST_NAMED])}{more}"


def _sheets(content: bytes) -> dict[str, Any]:
    """Student → what grading looks at; empty where the content is no key."""
    try:
        return {
            sheet["student"]: [
                (problem["id"], problem["variant"], problem["points"], [part["answer"] for part in problem["parts"]])
                for problem in sheet["problems"]
            ]
            for sheet in json.loads(content)["sheets"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
