"""The files of a drawn set: problems.json, key.json, sheets, keys and solutions in every format asked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from gradekit.errors import InputError, Place
from gradekit.values import replace

if TYPE_CHECKING:
    from gradekit.model.problem_set import ProblemSet
    from gradekit.rendering import Format

COMBINED = {"sheet": "sheets", "key": "keys", "solutions": "solutions"}
"""View → the name of the file that holds it for the whole class."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def set_files(
    problem_set: ProblemSet,
    formats: Sequence[Format],
    *,
    shared: bool,
    wrong_form: Fraction,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """File names, relative to the folder of the set, and contents.  `progress` is told (done, of) formats."""
    from gradekit.batch.set_documents import key_document, problems_document
    from gradekit.wire.document import as_json

    made = {
        "problems.json": as_json(problems_document(problem_set, shared=shared)),
        "key.json": as_json(key_document(problem_set, shared=shared, wrong_form=wrong_form)),
    }
    for done, form in enumerate(formats, start=1):
        made |= _rendered(problem_set, form)
        if progress is not None:
            progress(done, len(formats))
    return made


def _rendered(problem_set: ProblemSet, form: Format) -> dict[str, bytes]:
    """The combined files, then the single sheets."""
    made = {f"{name}.{form.suffix}": form.render(problem_set, view) for view, name in COMBINED.items()}
    if len(problem_set.sheets) > 1:
        singles = [replace(problem_set, sheets=(sheet,)) for sheet in problem_set.sheets]
        names = file_names([sheet.student for sheet in problem_set.sheets])
        for name, content in zip(names, form.render_each(singles, "sheet"), strict=True):
            made[f"sheets/{name}.{form.suffix}"] = content
    return made


def file_names(students: list[str]) -> list[str]:
    """A file name for each student: letters, digits, dot, dash; a few digits of a hash where that alone would clash."""
    names = [_UNSAFE.sub("_", student).strip(".")[:60] or "_" for student in students]
    folded = [name.lower() for name in names]
    return [
        name if name == student and folded.count(name.lower()) == 1 else f"{name}-{_digest(student)}"
        for name, student in zip(names, students, strict=True)
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def write_files(folder: Path, made: dict[str, bytes]) -> None:
    """Write them all below the folder.

    Raises:
        InputError: `file`, the folder cannot be written.
    """
    try:
        for name, content in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise InputError("file", f"cannot be written: {error.strerror}", Place(str(folder))) from error
